namespace ChatServiceDesk.Classifier;

/// <summary>What a report says already, so that nobody has to be asked for it.</summary>
[Flags]
public enum ReportFacts
{
    None = 0,

    /// <summary>Which device: a laptop, a printer, a phone.</summary>
    Device = 1,

    /// <summary>Which program or service, by a known name or by one that hardly any text has.</summary>
    Application = 2,

    /// <summary>Where: a floor, a room, a building, the canteen.</summary>
    Place = 4,

    /// <summary>An error number, or words in quotation marks.</summary>
    ErrorText = 8,

    /// <summary>Since when, or at what time.</summary>
    Time = 16,
}
