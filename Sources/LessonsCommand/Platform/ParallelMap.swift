import Synchronization

/// What a function makes of each item, in the order of the items, computed on several threads.
///
/// The calling thread works too; with one worker or fewer than two items it works alone, and no thread is started.
/// A worker takes one item at a time, the largest first, so that near the end only small ones are left and all
/// workers finish at about the same time.
///
/// Threads, and not tasks: in a static binary tasks cost milliseconds at the start, threads a tenth of one.
///
/// - Parameters:
///   - items: The items.
///   - workers: How many items may be worked on at once.
///   - size: How much work an item is, compared with others.
///   - body: The function.
func parallelMap<Item: Sendable, Value: Sendable>(
  _ items: [Item], workers: Int = System.processorCount, size: (Item) -> Int = { _ in 0 },
  _ body: @Sendable (Item) -> Value
) -> [Value] {
  if workers < 2 || items.count < 2 { return items.map(body) }
  let queue = WorkQueue<Value>(order: largestFirst(items.map(size)))
  System.onThreads(min(workers, items.count)) {
    while let index = queue.next() { queue.finish(index, with: body(items[index])) }
  }
  return queue.values
}

/// The indices of the sizes, those of the largest first, and of equal ones in their order.
func largestFirst(_ sizes: [Int]) -> [Int] {
  sizes.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
}

/// Work handed out to threads, and what came of it.
private final class WorkQueue<Value: Sendable>: Sendable {
  private struct State {
    var remaining: ArraySlice<Int>
    var values: [Value?]
  }

  private let state: Mutex<State>

  init(order: [Int]) {
    state = Mutex(State(remaining: order[...], values: Array(repeating: nil, count: order.count)))
  }

  /// The index of an item to work on that nobody else gets, `nil` if there is none left.
  func next() -> Int? {
    state.withLock { $0.remaining.popFirst() }
  }

  /// Keeps what came of an item.
  func finish(_ index: Int, with value: Value) {
    state.withLock { $0.values[index] = value }
  }

  /// The values of all items in their order, when all are finished.
  var values: [Value] {
    state.withLock { $0.values.compactMap { $0 } }
  }
}
