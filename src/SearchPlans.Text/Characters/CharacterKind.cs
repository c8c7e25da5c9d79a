namespace SearchPlans.Text.Characters;

/// <summary>What a UTF-16 unit is to a <see cref="CharacterStream"/>. Of those up to <see cref="Suffix"/> each is one
/// character that counts.</summary>
internal enum CharacterKind : byte
{
    /// <summary>A letter, ideograph or symbol.</summary>
    Plain,

    /// <summary>A digit, of either width.</summary>
    Digit,

    /// <summary>A Chinese numeral: 一, 十, 亿.</summary>
    Numeral,

    /// <summary>What a number may end with before the dash of a range: 5%—8%, 2021年—2025年.</summary>
    Suffix,

    /// <summary>Spelled by other characters: ㎡ is m2.</summary>
    Spelled,

    /// <summary>A raised or lowered digit: m², CO₂.</summary>
    Raised,

    /// <summary>A number or letter with its brackets or point: ⑴, ⒈, ㈠. It is apart from digits at both sides.</summary>
    Enclosed,

    /// <summary>A circle: beside a Chinese numeral a zero (二○二四), else an ornament.</summary>
    Circle,

    /// <summary>Half of a pair.</summary>
    Surrogate,

    /// <summary>White space and what can't be seen: passed over, also between digits.</summary>
    Blank,

    /// <summary>A mark on the character before it, passed over: accents, variation selectors.</summary>
    Mark,

    /// <summary>A sign that is passed over except between digits; so are all behind it.</summary>
    Sign,

    /// <summary>A dash or tilde.</summary>
    Range,

    /// <summary>A colon.</summary>
    Ratio,

    /// <summary>A slash.</summary>
    Slash,

    /// <summary>A full stop or middle dot.</summary>
    Point,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>An asterisk.</summary>
    Asterisk,
}
