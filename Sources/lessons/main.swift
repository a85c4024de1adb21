import LessonsCommand

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

exit(LessonsProgram().run(Array(CommandLine.arguments.dropFirst())))
