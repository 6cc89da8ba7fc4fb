/// A head in axial slices as a map of tissues. Heights in millimetres: 0 lies at the level of the basal ganglia.
struct Brain {
    enum Tissue: Int, CaseIterable {
        case air, fat, muscle, bone, marrow, fluid, grey, white, deepGrey
    }

    private let folds: ValueNoise
    private let waves: ValueNoise

    init(seed: UInt64) {
        folds = ValueNoise(seed: SplitMix64.mix(seed &+ 21))
        waves = ValueNoise(seed: SplitMix64.mix(seed &+ 22))
    }

    /// What is at a place: x to the patient's left, y to the back, z to the head.
    func tissue(_ x: Double, _ y: Double, _ z: Double) -> Tissue {
        let head = Self.ratio(x, y, z, 80, 100, z > 0 ? 104 : 150)
        guard head < 1 else { return .air }
        if let eye = eye(x, y, z) { return eye }
        if head > 0.935 { return head > 0.985 ? .muscle : .fat }
        if head > 0.865 { return head > 0.885 && head < 0.915 ? .marrow : .bone }
        let brain = head / 0.865
        if z < -18, let hind = hindbrain(x, y, z) { return hind }
        return central(x, y, z) ?? cerebrum(x, y, z, depth: (1 - brain) * 72)
    }

    /// 1 on an ellipsoid around the origin.
    private static func ratio(
        _ x: Double, _ y: Double, _ z: Double, _ a: Double, _ b: Double, _ c: Double
    ) -> Double {
        (x * x / (a * a) + y * y / (b * b) + z * z / (c * c)).squareRoot()
    }

    private func eye(_ x: Double, _ y: Double, _ z: Double) -> Tissue? {
        let side = abs(x) - 31
        let ball = Self.ratio(side, y + 80, z + 40, 12.5, 13, 12.5)
        if ball < 1 { return Self.ratio(side, y + 89, z + 40, 5, 2.6, 5) < 1 ? .muscle : .fluid }
        let orbit = Self.ratio(side + (y + 70) * 0.25, y + 66, z + 40, 17, 30, 15)
        guard orbit < 1 else { return nil }
        let nerve = abs(side + (y + 70) * 0.35)
        return nerve < 2.2 && abs(z + 40) < 5 ? .white : .fat
    }

    /// Cerebellum with its leaves, brain stem, fourth ventricle.
    private func hindbrain(_ x: Double, _ y: Double, _ z: Double) -> Tissue? {
        if Self.ratio(x, y - 34, z + 40, 7, 5, 16) < 1 { return .fluid }
        if Self.ratio(x, y - 16, 0, 15, 14, 1) < 1 { return .white }
        if Self.ratio(x, y - 16, 0, 20, 18, 1) < 1 { return .fluid }
        let cerebellum = Self.ratio(x, y - 50, z + 42, 50, 33, 27)
        guard cerebellum < 1 else { return cerebellum < 1.06 ? .fluid : nil }
        let leaf = sineOf(cerebellum * 34 + 14 * waves(x / 11, y / 11, z / 11))
        return cerebellum < 0.35 || leaf > 0.2 ? .white : .grey
    }

    /// Ventricles and the grey matter around them, alike on both sides.
    private func central(_ x: Double, _ y: Double, _ z: Double) -> Tissue? {
        let side = abs(x)
        let frontHorn = Self.ratio(side - 9 - (y + 4) * -0.16, y + 18, z - 14, 5.5, 19, 13)
        let backHorn = Self.ratio(side - 15 - (y - 24) * 0.22, y - 24, z - 12, 6, 22, 12)
        if frontHorn < 1 || backHorn < 1 { return side < 1 ? .white : .fluid }
        if side < 2.2, abs(y - 2) < 14, abs(z + 2) < 12 { return .fluid }
        if Self.ratio(side - 16, y + 18, z - 12, 5.5, 13, 14) < 1 { return .deepGrey }
        if Self.ratio(side - 11, y - 8, z - 2, 9, 14, 10) < 1 { return .deepGrey }
        if Self.ratio(side - 27 + (y + 4) * 0.12, y + 4, z - 2, 6, 18, 12) < 1 { return .deepGrey }
        // The corpus callosum crosses the midline.
        if side < 9, abs(z - 18) < 12, abs(abs(y - 2) - 36) < 6 { return .white }
        return nil
    }

    /// The cortex: a ribbon of grey matter that follows furrows filled with fluid.
    private func cerebrum(_ x: Double, _ y: Double, _ z: Double, depth: Double) -> Tissue {
        let midline = abs(x + 1.5 * (waves(0, y / 14, z / 14) - 0.5))
        let sylvian = Self.ratio(abs(x) - 46, y + 12 + (abs(x) - 46) * 0.3, z + 4, 16, 3, 9)
        if sylvian < 1 { return .fluid }
        let furrow = abs(folds(x / 11, y / 11, z / 14) + 0.5 * folds(x / 6 + 40, y / 6, z / 8) - 0.75)
        let reach = 24 + 12 * waves(x / 20, y / 20, z / 20)
        if depth < 1.6 { return .fluid }
        let opening = 0.035 * (1 - depth / reach)
        if depth < reach, furrow < opening { return .fluid }
        if midline < 1.1, depth < 60, abs(y) > 34 || z > 30 { return .fluid }
        let ribbon = depth < 4.5 || (depth < reach + 2 && furrow < 0.14 + opening)
        let falx = midline < 4.5 && (abs(y) > 42 || z > 34)
        let insula = sylvian < 2.1 && abs(x) < 50
        return ribbon || falx || insula ? .grey : .white
    }
}
