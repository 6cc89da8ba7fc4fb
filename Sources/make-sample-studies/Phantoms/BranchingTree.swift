/// A tree of vessels that grows from a root to every target: each target joins at the nearest place that is already
/// there, with a slight bend, the near targets first.
struct BranchingTree {
    private struct Node {
        let point: Point
        /// Its place among the nodes; the root's own is 0.
        let parent: Int
        /// Tips that are fed through it.
        var load = 0
    }

    private var nodes: [Node]

    init(root: Point, targets: [Point], stepLength: Double, using random: inout SplitMix64) {
        nodes = [Node(point: root, parent: 0)]
        for target in targets.sorted(by: { ($0 - root).length < ($1 - root).length }) {
            grow(to: target, root: root, stepLength: stepLength, using: &random)
        }
    }

    private mutating func grow(to target: Point, root: Point, stepLength: Double, using random: inout SplitMix64) {
        // A place near the root is preferred a little, so that branches leave the stem at sharp angles.
        var best = 0
        var least = Double.infinity
        for index in nodes.indices {
            let cost = (nodes[index].point - target).length + 0.35 * (nodes[index].point - root).length
            if cost < least {
                least = cost
                best = index
            }
        }
        let start = nodes[best].point
        let way = target - start
        let steps = max(Int(way.length / stepLength), 1)
        let bend = Point(
            random.number(in: -0.12...0.12), random.number(in: -0.12...0.12), random.number(in: -0.12...0.12))
        var parent = best
        for step in 1...steps {
            let part = Double(step) / Double(steps)
            let sag = bend * (way.length * part * (1 - part) * 2)
            nodes.append(Node(point: start + way * part + sag, parent: parent))
            parent = nodes.count - 1
        }
        while parent != 0 {
            nodes[parent].load += 1
            parent = nodes[parent].parent
        }
        nodes[0].load += 1
    }

    /// A tube for every piece, thinner with every branch that has left. Source: Murray's law, radius³ ~ flow.
    func tubes(value: Double, rootRadius: Double, tipRadius: Double) -> [Tube] {
        nodes.dropFirst().map { node in
            let radius = max(rootRadius * raise(Double(node.load) / Double(nodes[0].load), 0.42), tipRadius)
            return Tube(value, through: [nodes[node.parent].point, node.point], radius: radius)
        }
    }
}
