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
    Entry(lesson: .universalApproximation, note: PackageResources.universal_approximation_md),
    Entry(lesson: .losses, note: PackageResources.losses_md),
    Entry(lesson: .binaryCrossEntropy, note: PackageResources.binary_cross_entropy_md),
    Entry(lesson: .crossEntropy, note: PackageResources.cross_entropy_md),
    Entry(lesson: .logisticRegression, note: PackageResources.logistic_regression_md),
    Entry(lesson: .backprop, note: PackageResources.backprop_md),
    Entry(lesson: .training, note: PackageResources.training_md),
    Entry(lesson: .matrixBackprop, note: PackageResources.matrix_backprop_md),
    Entry(lesson: .gradientCheck, note: PackageResources.gradient_check_md),
    Entry(lesson: .saturation, note: PackageResources.saturation_md),
    Entry(lesson: .symmetry, note: PackageResources.symmetry_md),
    Entry(lesson: .exploding, note: PackageResources.exploding_md),
    Entry(lesson: .initialization, note: PackageResources.initialization_md),
    Entry(lesson: .residual, note: PackageResources.residual_md),
    Entry(lesson: .gradientClipping, note: PackageResources.gradient_clipping_md),
    Entry(lesson: .standardization, note: PackageResources.standardization_md),
    Entry(lesson: .miniBatch, note: PackageResources.mini_batch_md),
    Entry(lesson: .momentum, note: PackageResources.momentum_md),
    Entry(lesson: .rmsprop, note: PackageResources.rmsprop_md),
    Entry(lesson: .adam, note: PackageResources.adam_md),
    Entry(lesson: .learningRateDecay, note: PackageResources.learning_rate_decay_md),
    Entry(lesson: .batchNorm, note: PackageResources.batch_norm_md),
    Entry(lesson: .overfitting, note: PackageResources.overfitting_md),
    Entry(lesson: .earlyStopping, note: PackageResources.early_stopping_md),
    Entry(lesson: .weightDecay, note: PackageResources.weight_decay_md),
    Entry(lesson: .dropout, note: PackageResources.dropout_md),
    Entry(lesson: .hyperparameterSearch, note: PackageResources.hyperparameter_search_md),
    Entry(lesson: .parameterSharing, note: PackageResources.parameter_sharing_md),
    Entry(lesson: .recurrent, note: PackageResources.recurrent_md),
    Entry(lesson: .transferLearning, note: PackageResources.transfer_learning_md),
    Entry(lesson: .fgsm, note: PackageResources.fgsm_md),
  ]

  /// The lessons that build on the one with an id, in teaching order.
  public static func followers(of id: String) -> [Lesson] {
    entries.map(\.lesson).filter { $0.prerequisites.contains(id) }
  }
}
