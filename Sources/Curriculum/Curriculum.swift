public import WorkedExamples

/// The lessons in teaching order, each with its note.
public enum Curriculum {
  /// A lesson and its page in `Notes/`.
  public struct Entry: Sendable {
    /// The lesson.
    public let lesson: Lesson
    /// The note, Markdown in UTF-8.
    public let note: [UInt8]
  }

  /// All lessons.
  public static let entries: [Entry] = [
    Entry(lesson: .neuron, note: PackageResources.neuron_md),
    Entry(lesson: .activations, note: PackageResources.activations_md),
    Entry(lesson: .forward, note: PackageResources.forward_md),
    Entry(lesson: .linearCollapse, note: PackageResources.linear_collapse_md),
    Entry(lesson: .perceptron, note: PackageResources.perceptron_md),
    Entry(lesson: .triangle, note: PackageResources.triangle_md),
    Entry(lesson: .losses, note: PackageResources.losses_md),
    Entry(lesson: .crossEntropy, note: PackageResources.cross_entropy_md),
    Entry(lesson: .backprop, note: PackageResources.backprop_md),
    Entry(lesson: .training, note: PackageResources.training_md),
    Entry(lesson: .symmetry, note: PackageResources.symmetry_md),
    Entry(lesson: .exploding, note: PackageResources.exploding_md),
    Entry(lesson: .fgsm, note: PackageResources.fgsm_md),
  ]

  /// The lessons that build on the one with an id, in teaching order.
  public static func followers(of id: String) -> [Lesson] {
    entries.map(\.lesson).filter { $0.prerequisites.contains(id) }
  }
}
