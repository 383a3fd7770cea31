using System.Text;

namespace ChatServiceDesk.Intake;

/// <summary>What steers a conversation in which something is being asked, in each language and any case. Only a message that is nothing else counts: "cancel my subscription" is a request.</summary>
internal static class ControlWords
{
    internal enum Control
    {
        None,
        Cancel,
        StartOver,
        Back,
        Skip,
        Continue,
        No,
    }

    private static readonly Dictionary<string, Control> Words = Read(
        (Control.Cancel, "cancel, cancel it, cancel that, never mind, nevermind, stop, forget it, abort, quit, abbrechen, abbruch, abbrechen bitte, vergiss es, vergessen sie es, lass gut sein, stopp, annuler, annule, annulez, laisse tomber, laissez tomber, oubliez, abandonner, arrêter, cancelar, cancela, cancele, olvídalo, olvidalo, olvídelo, olvidelo, déjalo, dejalo, parar"),
        (Control.StartOver, "start over, start again, start afresh, restart, begin again, from the beginning, von vorn, von vorne, noch mal von vorn, nochmal von vorn, noch mal von vorne, nochmal von vorne, neu anfangen, neu beginnen, von neuem, recommencer, tout recommencer, recommencez, recommence, repartir à zéro, empezar de nuevo, volver a empezar, comenzar de nuevo, empezar otra vez, reiniciar"),
        (Control.Back, "back, go back, zurück, zurueck, retour, revenir, revenir en arrière, précédent, en arrière, atrás, atras, volver, volver atrás, regresar, anterior"),
        (Control.Skip, "skip, skip it, skip this, pass, don't know, i don't know, dont know, i dont know, no idea, not sure, überspringen, ueberspringen, auslassen, weiß nicht, weiss nicht, weiß ich nicht, weiss ich nicht, keine ahnung, passer, ignorer, sauter, je ne sais pas, je sais pas, aucune idée, omitir, saltar, no sé, no se, no lo sé, no lo se, ni idea"),
        (Control.No, "no, nope, no thanks, it's something else, something else, nein, nein danke, etwas anderes, es ist etwas anderes, non, non merci, autre chose, c'est autre chose, no gracias, otra cosa, es otra cosa"),
        (Control.Continue, "continue, go on, yes, yes please, carry on, weiter, weitermachen, fortfahren, ja, ja bitte, machen sie weiter, continuer, continuez, oui, oui merci, poursuivre, continuar, continúe, continue por favor, sí, si, siga, sigue, adelante"));

    public static Control In(string text) => text.Length > 40 ? Control.None : Words.GetValueOrDefault(Plain(text));

    private static string Plain(string text) => text.Trim().Trim('.', '!', '…', '?', '¡', ',', ' ').Replace('’', '\'').Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private static Dictionary<string, Control> Read(params (Control Control, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(", ").Select(word => (word, list.Control))).ToDictionary(StringComparer.Ordinal);
}
