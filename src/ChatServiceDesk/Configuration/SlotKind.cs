namespace ChatServiceDesk.Configuration;

/// <summary>What the desk knows how to ask for, and to find in a text.</summary>
internal enum SlotKind
{
    Device,
    Application,
    Location,
    ErrorText,
    Since,

    /// <summary>A question that stands in <c>desk.yaml</c>.</summary>
    Own,
}
