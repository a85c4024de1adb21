// swift-tools-version: 6.0
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module in `Sources/`, which imports only those named.
func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module.
func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "lessons",
  products: [
    .executable(name: "lessons", targets: ["lessons"])
  ],
  targets: [
    module("Numerics"),
    tests("NumericsTests", "Numerics"),
    module("Symbolics", "Numerics"),
    tests("SymbolicsTests", "Symbolics", "Numerics"),
    module("Notation", "Symbolics", "Numerics"),
    tests("NotationTests", "Notation", "Symbolics", "Numerics"),
    module("WorkedExamples", "Symbolics", "Numerics"),
    tests("WorkedExamplesTests", "WorkedExamples", "Symbolics", "Numerics"),
    .target(
      name: "Curriculum", dependencies: ["WorkedExamples", "Symbolics", "Numerics"],
      resources: [.embedInCode("Notes")], swiftSettings: strict),
    .testTarget(
      name: "CurriculumTests",
      dependencies: ["Curriculum", "NoteChecking", "WorkedExamples", "Symbolics", "Numerics"],
      exclude: ["Reference"], swiftSettings: strict),
    module("NoteChecking", "WorkedExamples", "Notation", "Symbolics", "Numerics"),
    .testTarget(
      name: "NoteCheckingTests",
      dependencies: ["NoteChecking", "Curriculum", "WorkedExamples", "Notation", "Symbolics", "Numerics"],
      exclude: ["Corpus"], swiftSettings: strict),
    module("Rendering", "NoteChecking", "WorkedExamples", "Notation", "Symbolics", "Numerics"),
    .testTarget(
      name: "RenderingTests",
      dependencies: [
        "Rendering", "NoteChecking", "Curriculum", "WorkedExamples", "Notation", "Symbolics", "Numerics",
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    module(
      "LessonsCommand", "Curriculum", "NoteChecking", "Rendering", "WorkedExamples", "Notation", "Symbolics",
      "Numerics"),
    tests("LessonsCommandTests", "LessonsCommand", "lessons"),
    .executableTarget(name: "lessons", dependencies: ["LessonsCommand"], swiftSettings: strict),
  ]
)
