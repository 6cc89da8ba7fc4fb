/// A region of the body as a manifest names it, coarse enough to search by. Source: IHE RAD MADO table 6.X.6.4-1.
struct BodyRegion: Hashable, Sendable {
    /// Of SNOMED CT.
    let code: String
    let meaning: String

    static let entireBody = BodyRegion(code: "38266002", meaning: "Entire body")

    private init(code: String, meaning: String) {
        self.code = code
        self.meaning = meaning
    }

    /// - Parameter bodyPart: Body Part Examined (0018,0015). Source: PS3.16 annex L.
    /// - Returns: `nil` where the part is none that is known here.
    init?(bodyPart: String) {
        let part = bodyPart.uppercased().filter { $0 != " " }
        guard let region = Self.table.first(where: { $0.parts.contains(part) })?.region else { return nil }
        self = region
    }

    var coding: Coding { Coding(system: "http://snomed.info/sct", code: code, display: meaning) }

    private static let table: [(region: BodyRegion, parts: Set<String>)] = [
        (entireBody, ["WHOLEBODY"]),
        (
            BodyRegion(code: "774007", meaning: "Head and neck"),
            ["HEADNECK", "HEAD", "NECK", "BRAIN", "SKULL", "FACE", "EYE", "ORBIT", "EAR", "JAW", "SINUS", "THYROID"]
        ),
        (
            BodyRegion(code: "67734004", meaning: "Upper trunk"),
            ["UPPERTRUNK", "CHEST", "THORAX", "LUNG", "RIB", "STERNUM", "MEDIASTINUM", "CLAVICLE"]
        ),
        (
            BodyRegion(code: "63337009", meaning: "Lower trunk"),
            ["LOWERTRUNK", "ABDOMEN", "ABDOMENPELVIS", "PELVIS", "LIVER", "KIDNEY", "BLADDER", "PROSTATE", "UTERUS"]
        ),
        (
            BodyRegion(code: "53120007", meaning: "Upper limb"),
            ["UPPERLIMB", "SHOULDER", "ARM", "ELBOW", "FOREARM", "WRIST", "HAND", "FINGER", "HUMERUS", "RADIUS"]
        ),
        (
            BodyRegion(code: "61685007", meaning: "Lower limb"),
            ["LOWERLIMB", "HIP", "LEG", "THIGH", "KNEE", "CALF", "ANKLE", "FOOT", "TOE", "FEMUR"]
        ),
        (BodyRegion(code: "113257007", meaning: "Cardiovascular system"), ["CARDIOVASCSYS", "AORTA"]),
        (BodyRegion(code: "80891009", meaning: "Heart"), ["HEART", "CORONARYARTERY"]),
        (BodyRegion(code: "76752008", meaning: "Breast"), ["BREAST"]),
        (
            BodyRegion(code: "1141981001", meaning: "Vertebral column"),
            ["SPINE", "CSPINE", "TSPINE", "LSPINE", "SSPINE", "TLSPINE", "LSSPINE"]
        ),
    ]
}
