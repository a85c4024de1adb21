/// How many columns text takes on a terminal.
enum DisplayWidth {
  /// The columns of a scalar: 2 for the wide ones of East Asia and for pictures, 0 for marks that stand on others
  /// and for what is not seen, 1 for the rest.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    // The vowels and last consonants of Korean syllables written in parts.
    case 0x1160...0x11FF: 0
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .control, .format: 0
      default: 1
      }
    }
  }
}
