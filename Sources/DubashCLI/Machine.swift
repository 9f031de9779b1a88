internal import Glibc

/// The machine the program runs on.
enum Machine {
    /// Processors that are on line.
    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
