extension Array {
  /// The elements in their order, in batches that each have about the given size or are one larger element.
  ///
  /// What is made of a batch can be let go before the next, so that memory goes with the batch.
  func batches(of greatest: Int, size: (Element) -> Int) -> [ArraySlice<Element>] {
    var batches: [ArraySlice<Element>] = []
    var start = startIndex
    var total = 0
    for index in indices {
      let own = size(self[index])
      if index > start, own > greatest - total {
        batches.append(self[start..<index])
        (start, total) = (index, 0)
      }
      total += Swift.min(own, greatest)
    }
    return start < endIndex ? batches + [self[start...]] : batches
  }
}
