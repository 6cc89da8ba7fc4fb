/// Person names: some three hundred family names, made longer by endings, and given names; the first are the most frequent.
enum Names {
    private static let families = [
        "Smith", "Johnson", "Williams", "Brown", "Jones", "Miller", "Davis", "Garcia", "Rodriguez", "Wilson",
        "Martinez",
        "Anderson", "Taylor", "Thomas", "Hernandez", "Moore", "Martin", "Jackson", "Thompson", "White", "Lopez", "Lee",
        "Gonzalez", "Harris", "Clark", "Lewis", "Robinson", "Walker", "Perez", "Hall", "Young", "Allen", "Sanchez",
        "Wright", "King", "Scott", "Green", "Baker", "Adams", "Nelson", "Hill", "Ramirez", "Campbell", "Mitchell",
        "Roberts", "Carter", "Phillips", "Evans", "Turner", "Torres", "Parker", "Collins", "Edwards", "Stewart",
        "Flores", "Morris", "Nguyen", "Murphy", "Rivera", "Cook", "Rogers", "Morgan", "Peterson", "Cooper", "Reed",
        "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann",
        "Schäfer", "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Zimmermann", "Braun",
        "Krüger", "Hofmann", "Hartmann", "Lange", "Schmitt", "Werner", "Krause", "Meier", "Lehmann", "Schmid",
        "Schulze",
        "Maier", "Köhler", "Herrmann", "Walter", "König", "Mayer", "Huber", "Kaiser", "Fuchs", "Peters", "Lang",
        "Scholz", "Möller", "Weiß", "Jung", "Hahn", "Vogel", "Friedrich", "Keller", "Günther", "Berger", "Winkler",
        "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco", "Bruno",
        "Dubois", "Durand", "Leroy", "Moreau", "Simon", "Laurent", "Lefebvre", "Michel", "Fournier", "Girard", "Bonnet",
        "Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Lewandowski", "Zieliński", "Szymański", "Woźniak", "Dąbrowski",
        "Novák", "Svoboda", "Dvořák", "Černý", "Jansen", "de Vries", "van den Berg", "Bakker", "Visser", "Smit",
        "Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen", "Sørensen", "Berg",
        "Andersson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson", "Svensson", "Gustafsson",
        "Silva", "Santos", "Ferreira", "Pereira", "Oliveira", "Costa", "Rodrigues", "Martins", "Papadopoulos", "Horvat",
        "Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Ivanov", "Petrov", "Sokolov", "Popov", "Kim", "Park", "Choi",
        "Tanaka", "Suzuki", "Takahashi", "Watanabe", "Ito", "Yamamoto", "Nakamura", "Kobayashi", "Kato", "Yoshida",
        "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou", "Singh", "Kumar", "Sharma",
        "Patel",
    ]
    private static let givens = [
        "James", "Mary", "Robert", "Patricia", "John", "Jennifer", "Michael", "Linda", "David", "Elizabeth", "William",
        "Barbara", "Richard", "Susan", "Joseph", "Jessica", "Thomas", "Sarah", "Charles", "Karen", "Anna", "Emma",
        "Peter", "Hans", "Klaus", "Ursula", "Karl", "Helga", "Jürgen", "Renate", "Wolfgang", "Monika", "Günter",
        "Ingrid", "Uwe", "Petra", "Jean", "Marie", "Pierre", "Jeanne", "Michel", "Françoise", "Giuseppe", "Giovanni",
        "Antonio", "Lucia", "Sofia", "Carmen", "José", "Maria", "Juan", "Ana", "Luis", "Piotr", "Katarzyna", "Jan",
        "Agnieszka", "Lars", "Ingeborg", "Björn", "Astrid", "Søren", "Kirsten", "Mehmet", "Fatma", "Ivan", "Olga",
        "Hiroshi", "Yoko", "Wei", "Li", "Raj", "Priya", "Emily", "Oliver", "Noah", "Mia", "Lena", "Paul", "Ella",
        "Finn",
    ]
    private static let middles = [
        "", "", "", "", "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "Maria", "Anna",
    ]

    static func family(_ generator: inout some RandomNumberGenerator) -> String {
        let name = families[rank(families.count, &generator)]
        // One in six has a double name.
        guard Int.random(in: 0..<6, using: &generator) == 0 else { return name }
        return "\(name)-\(families[rank(families.count, &generator)])"
    }

    static func given(_ generator: inout some RandomNumberGenerator) -> String {
        let middle = middles[Int.random(in: 0..<middles.count, using: &generator)]
        let given = givens[rank(givens.count, &generator)]
        return middle.isEmpty ? given : "\(given)^\(middle)"
    }

    /// A number below `count`, small ones more often: the smaller of two.
    private static func rank(_ count: Int, _ generator: inout some RandomNumberGenerator) -> Int {
        min(Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
    }
}
