namespace ChatServiceDesk.Classifier.Tests.Rules;

public sealed class HintsTests
{
    [Theory]
    [InlineData("The printer is broken, this is urgent", Level.High)]
    [InlineData("My laptop is dead and I can't work", Level.High)]
    [InlineData("Excel crashes, the report is due today", Level.High)]
    [InlineData("Excel crashes and I have to finish by tomorrow", Level.Medium)]
    [InlineData("The printer is broken, not urgent", Level.Low)]
    [InlineData("The printer is broken", Level.Low)]
    [InlineData("Drucker kaputt, dringend!", Level.High)]
    [InlineData("Drucker kaputt, ist aber nicht dringend", Level.Low)]
    [InlineData("L'imprimante est en panne, c'est urgent", Level.High)]
    [InlineData("L'imprimante est en panne, rien d'urgent", Level.Low)]
    [InlineData("La impresora no funciona, es urgente", Level.High)]
    [InlineData("La impresora no funciona, no es urgente", Level.Low)]
    public void Urgency_is_what_the_words_say(string text, Level expected) => Assert.Equal(expected, TheEar.Hears(text).Urgency);

    [Theory]
    [InlineData("The wifi is down for the whole office", Level.High)]
    [InlineData("Several of us can't open the shared drive", Level.Medium)]
    [InlineData("I can't open the shared drive", Level.Low)]
    [InlineData("Im ganzen Büro, niemand kommt ins WLAN", Level.High)]
    [InlineData("Mehrere Kollegen kommen nicht ins WLAN", Level.Medium)]
    [InlineData("Le réseau est en panne dans tout le bâtiment", Level.High)]
    [InlineData("La red no funciona en toda la oficina", Level.High)]
    public void Impact_is_who_is_affected(string text, Level expected) => Assert.Equal(expected, TheEar.Hears(text).Impact);

    [Fact]
    public void Smalltalk_and_chatter_raise_nothing()
    {
        Understanding read = TheEar.Hears("Tell everyone an urgent joke about the weather");

        Assert.Equal((Intent.OutOfScope, Level.Low, Level.Low), (read.Intent, read.Impact, read.Urgency));
    }
}
