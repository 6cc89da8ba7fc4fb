extension Raster {
    /// Adds grain: Gaussian, as strong as `deviation` says for the value that is there.
    mutating func addGrain(using random: inout SplitMix64, deviation: (Double) -> Double) {
        for index in values.indices {
            let strength = deviation(values[index])
            if strength > 0 { values[index] += strength * random.gaussian() }
        }
    }

    /// Softened by the mean of every pixel with its neighbours, weighted 1 2 1 both ways.
    func softened() -> Raster {
        func pass(_ values: [Double], step: Int, position: (Int) -> Int, count: Int) -> [Double] {
            values.indices.map { index in
                let place = position(index)
                let before = place > 0 ? values[index - step] : values[index]
                let after = place < count - 1 ? values[index + step] : values[index]
                return (before + 2 * values[index] + after) / 4
            }
        }
        var result = self
        result.values = pass(values, step: 1, position: { $0 % width }, count: width)
        result.values = pass(result.values, step: width, position: { $0 / width }, count: height)
        return result
    }

    func mapped(_ transform: (Double) -> Double) -> Raster {
        var result = self
        result.values = values.map(transform)
        return result
    }
}
