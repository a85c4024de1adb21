import Foundation
import Synchronization
import Testing

@testable import LessonsCommand

struct PlatformParallelMapTests {
  @Test(
    "The results are those of map, in the order of the items", arguments: [0, 1, 2, 3, 1000],
    [-1, 0, 1, 2, 3, 16])
  func results(count: Int, workers: Int) {
    let items = (0..<count).map { $0 &* 7919 % 1009 }
    #expect(parallelMap(items, workers: workers, size: { $0 }) { "\($0)" } == items.map { "\($0)" })
  }

  @Test("Results that are nothing are results") func optionals() {
    #expect(parallelMap([1, 2, 3, 4], workers: 2) { $0.isMultiple(of: 2) ? $0 : nil } == [nil, 2, nil, 4])
  }

  @Test("Every item is worked on once") func once() {
    let seen = Mutex<[Int]>([])
    _ = parallelMap(Array(0..<5000), workers: 4) { item in seen.withLock { $0.append(item) } }
    #expect(seen.withLock { $0.sorted() } == Array(0..<5000))
  }

  @Test(
    "One item is worked on by the calling thread, and so are all with one worker",
    arguments: [(1, 8), (5, 1), (5, 0)])
  func callingThread(count: Int, workers: Int) {
    let caller = pthread_self()
    #expect(
      parallelMap(Array(0..<count), workers: workers) { _ in pthread_equal(pthread_self(), caller) != 0 }
        == Array(repeating: true, count: count))
  }

  @Test("As many are worked on at once as there are workers, and no more", arguments: [2, 3, 5])
  func atOnce(workers: Int) {
    // Each waits until all are there; alone, it would wait in vain.
    let all = DispatchSemaphore(value: 0)
    let state = Mutex((running: 0, most: 0, arrived: 0))
    let met = parallelMap(Array(0..<workers * 4), workers: workers) { item in
      let isLast = state.withLock { state in
        state.running += 1
        state.arrived += 1
        state.most = max(state.most, state.running)
        return state.arrived == workers
      }
      if isLast { for _ in 0..<workers { all.signal() } }
      let hasMet = item >= workers || all.wait(timeout: .now() + 20) == .success
      state.withLock { $0.running -= 1 }
      return hasMet
    }
    #expect(met.allSatisfy { $0 })
    #expect(state.withLock { $0.most } == workers)
  }

  @Test(
    arguments: [
      ([], []),
      ([5], [0]),
      ([1, 3, 2], [1, 2, 0]),
      ([2, 2, 2], [0, 1, 2]),
      ([0, 9, 0, 9, 4], [1, 3, 4, 0, 2]),
      ([.max, .min, 0], [0, 2, 1]),
    ] as [([Int], [Int])])
  func order(sizes: [Int], order: [Int]) {
    #expect(largestFirst(sizes) == order)
  }

  @Test("The largest item is not left for the end") func largest() {
    // The first two items to be begun wait for each other, so that they are known.
    let begun = Mutex<[Int]>([])
    let both = DispatchSemaphore(value: 0)
    _ = parallelMap([1, 5, 3, 9, 2], workers: 2, size: { $0 }) { item in
      let rank = begun.withLock { items in
        items.append(item)
        return items.count
      }
      if rank == 2 { for _ in 0..<2 { both.signal() } }
      if rank <= 2 { _ = both.wait(timeout: .now() + 20) }
    }
    #expect(begun.withLock { Set($0.prefix(2)) } == [9, 5])
  }

  @Test("A worker has as much stack as the main thread") func stack() {
    @Sendable func depth(_ level: Int) -> Int {
      withUnsafeTemporaryAllocation(byteCount: 1000, alignment: 8) { buffer in
        buffer[level % 1000] = 1
        return level == 0 ? Int(buffer[0]) : depth(level - 1) + Int(buffer[level % 1000])
      }
    }
    #expect(parallelMap([4000, 4000], workers: 2) { depth($0) } == [4001, 4001])
  }

  @Test func processors() {
    #expect(System.processorCount >= 1)
    #expect(System.processorCount <= ProcessInfo.processInfo.processorCount)
  }
}
