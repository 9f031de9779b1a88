internal import Glibc
func tune(_ name: String, _ value: Float) -> Float { getenv("T_" + name).flatMap { Float(String(cString: $0)) } ?? value }
