/// What indexing needs to know of the language.
public struct GlossaryIndexOptions: Sendable {
    public var inflections: InflectionTable
    /// Words for the members of organizations.
    public var members: MemberTable
    /// Target names of people by their demonym.
    public var plurals: DemonymPluralTable
    /// Other spellings of terms of several words.
    public var respellings: RespellingTable
    /// Spellings of an acronym of Latin capitals in the source script, the preferred first: KCNA → केसीएनए.
    public var acronymReadings: @Sendable (String) -> [String]
    /// The preferred name of a Latin capital in the source script: K, के; nil for what has none.
    public var letterName: @Sendable (Character) -> String?
    /// The Latin capitals that a word spells by letter names: यूएन → UN; nil for other words.
    public var acronymLetters: @Sendable (String) -> String?
    /// Words that are never a name by themselves: a derived short form among them is dropped.
    public var ordinaryWords: Set<String>
    /// How a folded unit sounds; nil for one that is not to be found by its sound.
    public var sounds: @Sendable (String) -> UnitSounds?

    public init(
        inflections: InflectionTable = InflectionTable(), members: MemberTable = MemberTable(),
        plurals: DemonymPluralTable = DemonymPluralTable(), respellings: RespellingTable = RespellingTable(),
        acronymReadings: @escaping @Sendable (String) -> [String] = { _ in [] },
        letterName: @escaping @Sendable (Character) -> String? = { _ in nil },
        acronymLetters: @escaping @Sendable (String) -> String? = { _ in nil }, ordinaryWords: Set<String> = [],
        sounds: @escaping @Sendable (String) -> UnitSounds? = { _ in nil }
    ) {
        self.sounds = sounds
        self.inflections = inflections
        self.members = members
        self.plurals = plurals
        self.respellings = respellings
        self.acronymReadings = acronymReadings
        self.letterName = letterName
        self.acronymLetters = acronymLetters
        self.ordinaryWords = ordinaryWords
    }
}
