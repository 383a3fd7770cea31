namespace ChatServiceDesk.Hearing;

/// <summary>Takes out of a text what must not leave the process.</summary>
internal delegate string Redact(string text);
