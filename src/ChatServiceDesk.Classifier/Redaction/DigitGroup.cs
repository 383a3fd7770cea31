namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>Digits without anything visible between them.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text.</param>
/// <param name="Digits">The digits, in ASCII.</param>
/// <param name="Gap">What stands before it and after the group before: <c>' '</c>, <c>'-'</c>, <c>'.'</c>, <c>'/'</c>, <c>'('</c> for any bracket, <c>'?'</c> for several of them.</param>
/// <param name="IsTight">There is no blank in the gap.</param>
internal readonly record struct DigitGroup(int Start, int End, string Digits, char Gap, bool IsTight)
{
    public int Count => Digits.Length;

    public int Value => Digits.Length <= 9 ? int.Parse(Digits, System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue;
}
