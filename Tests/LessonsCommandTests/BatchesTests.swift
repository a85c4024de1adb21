import Testing

@testable import LessonsCommand

@Test(
  "Batches are as large as they may be, and keep the order",
  arguments: [
    ([], []), ([3], [[3]]), ([30], [[30]]), ([4, 6, 1], [[4, 6], [1]]), ([0, 0, 10, 0], [[0, 0, 10, 0]]),
    ([1, 30, 1, 2], [[1], [30], [1, 2]]), ([5, 5, 5, 5, 5], [[5, 5], [5, 5], [5]]),
    ([Int.max, Int.max], [[Int.max], [Int.max]]),
  ])
func batches(sizes: [Int], expected: [[Int]]) {
  #expect(sizes.batches(of: 10) { $0 }.map { Array($0) } == expected)
}
