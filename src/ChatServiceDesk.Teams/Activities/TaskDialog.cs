namespace ChatServiceDesk.Teams.Activities;

/// <summary>A dialog that shows a card.</summary>
/// <param name="Title">Of the window.</param>
/// <param name="CardJson">An Adaptive Card.</param>
/// <param name="Height">Pixels, or <see langword="null"/> for medium.</param>
/// <param name="Width">Pixels, or <see langword="null"/> for medium.</param>
public sealed record TaskDialog(string Title, string CardJson, int? Height = null, int? Width = null);
