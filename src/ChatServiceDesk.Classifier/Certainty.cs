namespace ChatServiceDesk.Classifier;

/// <summary>What an employee should see of what was understood. The bounds are set on utterances that the model had not seen.</summary>
public enum Certainty
{
    /// <summary>Neither kind nor category is likely enough: ask one question.</summary>
    Unknown,

    /// <summary>Offer the three most likely.</summary>
    Unsure,

    /// <summary>Fill in the card.</summary>
    Sure,
}
