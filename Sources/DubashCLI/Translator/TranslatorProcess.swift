// Owns a process and its three pipes; calls of the system on raw memory.

internal import Glibc

/// A program that translates: it reads a sentence a line and writes a line for each.
///
/// It is run by `/bin/sh` in a process group of its own. Writing and reading go on together, so that neither side can wait for the other; up to `outgoing` bytes wait for the program to read them, and no more than
/// `heldBack` sentences for an answer. What it says on standard error is told line by line.
final class TranslatorProcess {
    /// Bytes that may wait to be read by the program.
    static let outgoing = 262_144
    /// Sentences that may wait for an answer.
    static let heldBack = 100_000
    /// Bytes of one line of an answer.
    static let longestLine = 1_048_576

    private let command: String
    private let timeout: Int
    private let replacesInvalid: Bool
    private let say: (String) -> Void
    private var process: pid_t = 0
    private var input: Int32 = -1
    private var output: Int32 = -1
    private var errors: Int32 = -1
    private var toSend: [UInt8] = []
    private var sentBytes = 0
    private var isInputRefused = false
    private var partial: [UInt8] = []
    private var partialError: [UInt8] = []
    private var answers: [String] = []
    private var lastWords = ""
    private var lastProgress = TranslatorProcess.now
    private(set) var sent = 0
    private(set) var answered = 0

    /// Starts `command`. `timeout`: seconds without a byte read or written after which it is ended, 0 for never. `say` is told each line of its standard error.
    init(command: String, timeout: Int, replacesInvalid: Bool = false, say: @escaping (String) -> Void) throws {
        self.command = command
        self.timeout = timeout
        self.replacesInvalid = replacesInvalid
        self.say = say
        var pipes: [[Int32]] = []
        defer { for pipe in pipes { for descriptor in pipe where descriptor >= 0 { close(descriptor) } } }
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard pipe(&pair) == 0 else { throw failure(errno) }
            for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            pipes.append(pair)
        }
        try start(input: pipes[0][0], output: pipes[1][1], errors: pipes[2][1])
        (input, output, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
        (pipes[0][1], pipes[1][0], pipes[2][0]) = (-1, -1, -1)
        for descriptor in [input, output, errors] { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }
    }

    deinit {
        for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
        end()
    }

    private func failure(_ code: Int32) -> TranslatorError { .cannotStart(command: command, reason: String(cString: strerror(code))) }

    private func start(input: Int32, output: Int32, errors: Int32) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, place) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, descriptor, place)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The program ends by a closed pipe as any other would: only this one ignores the signal.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        let words: [String] = ["sh", "-c", command]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, environ)
        guard code == 0 else {
            process = 0
            throw failure(code)
        }
    }

    // MARK: - Sentences and answers

    /// Hands on a sentence: line ends in it become spaces. Waits only while the program has much to read.
    func send(_ sentence: String) throws {
        guard sent - answered < Self.heldBack else { throw TranslatorError.holdsBack(command: command, sentences: sent - answered) }
        sent += 1
        if !isInputRefused {
            for byte in sentence.utf8 { toSend.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
            toSend.append(0x0A)
        }
        try exchange(waiting: false)
        while toSend.count - sentBytes > Self.outgoing { try exchange(waiting: true) }
    }

    /// The answers since the last call, in order.
    func takeAnswers() -> [String] {
        defer { answers = [] }
        return answers
    }

    /// Sends what is left, reads all answers and waits for the program's end. Throws where it fails, or its answers are not as many as the sentences.
    func finish() throws {
        lastProgress = Self.now
        while output >= 0 {
            if toSend.count == sentBytes || isInputRefused { closeInput() }
            try exchange(waiting: true)
        }
        closeInput()
        try wait()
        guard answered == sent else { throw TranslatorError.tooFewLines(command: command, answered: answered, sent: sent) }
    }

    private func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    // MARK: - Pipes

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Writes and reads what can be now; with `waiting`, at least something, or the time runs out.
    private func exchange(waiting: Bool) throws {
        let wantsToWrite = input >= 0 && sentBytes < toSend.count
        var polled: [pollfd] = []
        if wantsToWrite { polled.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
        if output >= 0 { polled.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
        if errors >= 0 { polled.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
        if polled.isEmpty { return }
        if !waiting { lastProgress = max(lastProgress, Self.now) }
        let left = timeout == 0 ? 3600 : Double(timeout) - (Self.now - lastProgress)
        guard left > 0 || !waiting else { throw timedOut() }
        let ready = poll(&polled, nfds_t(polled.count), waiting ? Int32(min(3600, max(0, left)) * 1000) + 1 : 0)
        if ready < 0 {
            if errno == EINTR { return }
            throw TranslatorError.inputOutput(command: command, reason: String(cString: strerror(errno)))
        }
        for descriptor in polled where descriptor.revents != 0 {
            if descriptor.fd == input { try write() } else if descriptor.fd == output { try readAnswers() } else { readErrors() }
        }
    }

    private func timedOut() -> TranslatorError { .timedOut(command: command, seconds: timeout, answered: answered, sent: sent) }

    private func write() throws {
        let written = toSend.withUnsafeBytes { Glibc.write(input, $0.baseAddress?.advanced(by: sentBytes), $0.count - sentBytes) }
        if written > 0 {
            sentBytes += written
            lastProgress = Self.now
            if sentBytes == toSend.count {
                toSend.removeAll(keepingCapacity: true)
                sentBytes = 0
            } else if sentBytes > Self.outgoing {
                toSend.removeFirst(sentBytes)
                sentBytes = 0
            }
        } else if written < 0, errno == EPIPE {
            // It reads no more: whether that is a fault, its answers and its status tell.
            isInputRefused = true
            toSend = []
            sentBytes = 0
            closeInput()
        } else if written < 0, errno != EAGAIN, errno != EINTR {
            throw TranslatorError.inputOutput(command: command, reason: String(cString: strerror(errno)))
        }
    }

    private func readAnswers() throws {
        guard let bytes = read(output) else { return }
        lastProgress = Self.now
        if bytes.isEmpty {
            close(output)
            output = -1
            if !partial.isEmpty { try answer() }
            return
        }
        for byte in bytes {
            guard byte == 0x0A else {
                partial.append(byte)
                guard partial.count <= Self.longestLine else {
                    throw TranslatorError.lineTooLong(command: command, line: answered + 1, maximum: Self.longestLine)
                }
                continue
            }
            try answer()
        }
    }

    private func answer() throws {
        guard answered < sent else { throw TranslatorError.tooManyLines(command: command, sent: sent) }
        answered += 1
        if partial.last == 0x0D { partial.removeLast() }
        defer { partial.removeAll(keepingCapacity: true) }
        if let text = String(validating: partial, as: UTF8.self) {
            answers.append(text)
        } else if replacesInvalid {
            answers.append(String(decoding: partial, as: UTF8.self))
        } else {
            throw TranslatorError.notUTF8(
                command: command, line: answered, column: (UTF8Validation.firstInvalid(partial) ?? 0) + 1)
        }
    }

    private func readErrors() {
        guard let bytes = read(errors) else { return }
        if bytes.isEmpty {
            close(errors)
            errors = -1
        }
        for byte in bytes where byte != 0x0D {
            if byte == 0x0A { tellError() } else if partialError.count < 1000 { partialError.append(byte) }
        }
        if errors < 0 { tellError() }
    }

    private func tellError() {
        guard !partialError.isEmpty else { return }
        lastWords = String(decoding: partialError, as: UTF8.self)
        partialError = []
        say(lastWords)
    }

    /// Nil where nothing can be read now; empty at the end.
    private func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let got = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if got < 0 { return errno == EAGAIN || errno == EINTR ? nil : [] }
        return Array(buffer[..<got])
    }

    // MARK: - The end

    /// Waits for the program's end, and throws where that was no success.
    private func wait() throws {
        var status: Int32 = 0
        while true {
            let got = waitpid(process, &status, WNOHANG)
            if got == process { break }
            if got < 0, errno != EINTR { break }
            guard timeout == 0 || Self.now - lastProgress < Double(timeout) else { throw timedOut() }
            if errors >= 0 { readErrors() }
            usleep(2000)
        }
        process = 0
        if errors >= 0 { readErrors() }
        tellError()
        if status & 0x7F != 0 { throw TranslatorError.killed(command: command, signal: status & 0x7F, words: lastWords) }
        let code = status >> 8 & 0xFF
        if code != 0 { throw TranslatorError.failed(command: command, status: code, words: lastWords) }
    }

    /// Ends the program and what it started, if it still runs.
    private func end() {
        guard process > 0 else { return }
        kill(-process, SIGTERM)
        for _ in 0..<100 {
            if waitpid(process, nil, WNOHANG) != 0 { return }
            usleep(10_000)
        }
        kill(-process, SIGKILL)
        waitpid(process, nil, 0)
    }
}
