import DICOMCore
import Testing

struct PersonNameTests {
    @Test("D-06 a value splits into its groups and a group into its components")
    func parts() {
        let name = PersonName("Yamada^Tarou^X^Dr.^MD=山田^太郎=やまだ^たろう=more")
        #expect(name.ideographic == "山田^太郎")
        #expect(name.phonetic == "やまだ^たろう")
        let components = PersonName.Components(name.alphabetic)
        #expect(components.family == "Yamada")
        #expect(components.given == "Tarou")
        #expect(components.middle == "X")
        #expect(components.prefix == "Dr.")
        #expect(components.suffix == "MD")
    }

    @Test("A name without any group is empty", arguments: ["", "=", "=="])
    func empty(value: String) {
        #expect(PersonName(value).isEmpty)
        #expect(PersonName.Components("").family.isEmpty)
    }
}
