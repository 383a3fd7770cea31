using System.Collections.Frozen;

namespace ChatServiceDesk.Classifier.Redaction;

/// <summary>The words with which people speak of secrets, in English, German, French and Spanish. All are folded: lower case, without accents.</summary>
internal static class SecretWords
{
    /// <summary>What is meant by a word.</summary>
    internal enum Meaning
    {
        None,
        Password,

        /// <summary>Only with a colon or an equals sign behind it.</summary>
        PasswordIfAssigned,
        Token,

        /// <summary>A key whose value is not long by nature: a client secret, an API key.</summary>
        ShortToken,
        Code,
        Credentials,
        Change,
    }

    private static readonly string[] PasswordEndings = ["password", "passwords", "passwort", "passworts", "passwortes", "kennwort", "passphrase", "passcode", "passwd", "contrasena", "motdepasse", "passwordis"];
    private static readonly string[] KeyEndings = ["apikey", "accesskey", "secretkey", "accountkey", "privatekey", "clientsecret", "authtoken", "accesstoken", "sharedkey", "secret"];

    private static readonly FrozenDictionary<string, Meaning> Exact = Table(
        (Meaning.Password, "pw pwd pword mdp clave kw passw psswd psw contrasenya pasword passwrd passord paswort paswort contrasenia"),
        (Meaning.PasswordIfAssigned, "pass geheimnis"),
        (Meaning.Token, "token tokens key jeton schlussel llave cle bearer sharedaccesssignature sig"),
        (Meaning.Code, "pin pins tan mtan otp totp cvv cvc puk einmalcode sicherheitscode bestatigungscode verifizierungscode freischaltcode einmalpasswort einmalkennwort"),
        (Meaning.Credentials, "zugangsdaten anmeldedaten logindaten credentials identifiants credenciales login logon"),
        (Meaning.Change, "changed change set reset updated geandert gesetzt change\u0301 changé cambie cambiado puse modifie modifié"));

    private static readonly FrozenSet<string> ShortKeys = Set("api access secret account storage client subscription shared wifi wlan network security encryption recovery master license licence lizenz produkt product host admin root wpa wpa2 psk sas");
    private static readonly FrozenSet<string> CodeKinds = Set("security verification time onetime sms authentication auth authenticator login factor access confirmation reset backup recovery activation mfa fa unlock door");
    private static readonly FrozenSet<string> CodeKindsBehind = Set("verification securite confirmation verificacion seguridad confirmacion acceso desbloqueo acces");

    public static readonly FrozenSet<string> Copulas = Set("is was are were be been being lautet lautete lauten ist war heisst heißt hiess est etait c'est sera es era sera fue sigue equals = wurde");

    /// <summary>May stand between "is" and the secret.</summary>
    public static readonly FrozenSet<string> Adverbs = Set(
        "still now currently actually probably just always again simply set reset changed updated to temporarily only also really noch immer jetzt aktuell weiterhin derzeit nun momentan einfach ubrigens auf bitte toujours encore maintenant actuellement "
        + "desormais todavia aun ahora siempre siendo actualmente not nicht pas no as follows wie folgt folgendes following the same called probablemente wohl glaube ich i think maybe vielleicht wieder vorubergehend");

    /// <summary>Behind these only what looks like a secret is one.</summary>
    public static readonly FrozenSet<string> Doubts = Set("set reset changed updated to auf not nicht pas no as the same i think ich only also");

    /// <summary>May begin what stands between "password" and "is".</summary>
    public static readonly FrozenSet<string> Openings = Set(
        "for of to on in at from with by that which i we you he she they fur von vom zum zur im am auf bei beim mit unter das ich wir meines meiner pour de du des d' sur dans avec au a para del en al con por que should will would must can soll number code nummer numero nr no phrase hint has ha sido a ete habe");

    public static readonly FrozenSet<string> TowardsValue = Set("to auf in zu en por a par pour");

    /// <summary>The sentence has moved on: what follows is not said of the secret.</summary>
    public static readonly FrozenSet<string> Breaks = Set(
        "and or but because since when where und oder aber weil seit wenn wo et ou mais car quand y o pero porque cuando does doesn't don't didn't did do not cannot can't nicht geht kann fonctionne marche ne funciona va forgot forgotten vergessen oublie olvide expired abgelaufen");

    public static readonly FrozenSet<string> Conjunctions = Set("and or but und oder aber et ou mais y e o pero because weil car porque please bitte svp gracias thanks danke merci user username benutzer benutzername usuario utilisateur login email - – / | ( & , ; .");

    public static readonly FrozenSet<string> Determiners = Set("my the our his her their your new old current a mein meine das dein unser sein ihr neues altes aktuelles neue alte le la mon ma votre notre nouveau ancien mi el su nuestra nueva vieja actual temporary wifi wlan vpn windows admin de mot");

    public static readonly FrozenSet<string> CopulasBackwards = Set("is was as ist war als est comme es era como =");

    /// <summary>What a password is said to be, not what it is; and words that only happen to stand there.</summary>
    private static readonly FrozenSet<string> NotSecrets = Set(
        "it it's its this that the a an my your his her our no not none null nil nothing unknown true false undefined empty blank n/a na tbd ok okay wrong right correct incorrect invalid valid bad good weak strong old new long short too very secure insecure safe unsafe secret private personal "
        + "same different temporary permanent required optional needed necessary mandatory dead broken gone lost missing out off on up down in at to for from with without by of as and or but if when where why what which who how because since after before until again still yet already never always "
        + "ever now today tomorrow yesterday soon later here there please help thanks thank you i we they he she works work working fails fail does doesn't do don't is isn't was wasn't will won't can can't cannot could has have had been be being about due longer anymore visible case sensitive fine "
        + "forgot forgotten forget reset change changed expired locked stolen leaked hacked unlocked blocked denied refused rejected accepted stored saved sent issue problem error failed failure recovery policy manager field prompt box page screen hint length history protection security expiry "
        + "es er sie das der die den dem ein eine einen kein keine keinen nicht nichts falsch richtig korrekt inkorrekt ungultig gultig alt neu lang kurz zu sehr sicher unsicher schwach stark geheim weg kaputt verloren unbekannt leer fehlt noch nun jetzt heute morgen gestern bald wieder schon immer nie nur "
        + "auch hier dort bitte hilfe danke ich wir ihr geht gehen klappt funktioniert kann konnte wird wurde hat habe hatte ist war sind abgelaufen abgelehnt gesperrt vergessen geandert zuruckgesetzt zurucksetzen gestohlen geklaut verraten bekannt notig erforderlich dasselbe gleich anders um von vom fur mit "
        + "ohne bei nach vor seit bis als wie wenn weil aber und oder auf ab an aus in im dran da so abgefragt verlangt angezeigt akzeptiert gehackt "
        + "il elle le la les un une des du de ne n'est n'a pas plus non aucun aucune faux vrai bon mauvais incorrect correcte invalide valide expire expiré oublie oublié oubliee oubliée perdu perdue vole volé bloque bloqué refuse refusé change changé reinitialise inconnu vide obligatoire necessaire trop tres long "
        + "court courte faible fort forte encore toujours maintenant aujourd'hui hier demain deja jamais ici svp merci aide je nous vous est etait sera marche fonctionne a ont avec sans pour par sur dans depuis apres avant car mais et ou que qui quand comme meme secret secrete rejete accepte demande introuvable "
        + "el ella los las una uno unos no ni ningun ninguna falso verdadero mal malo mala bueno buena incorrecta correcto correcta invalida invalido valida valido caducado caducada caduca caduco expirado expirada olvidada olvide perdida robada bloqueada bloqueado rechazada cambiada desconocida vacia obligatoria "
        + "necesaria demasiado muy larga corta debil fuerte todavia aun siempre ahora hoy ayer manana ya nunca aqui favor gracias ayuda yo nosotros es era sera funciona va tiene ha con sin para por en desde despues antes porque pero y o que quien cuando como misma mismo secreta insegura segura "
        + "zuruckzusetzen andern wechseln reinitialiser changer cambiar restablecer resetear eingeben entered enter typed typing type login anmeldung connexion sso vpn wifi wlan outlook teams windows sap office email mail e-mail laptop pc account konto compte cuenta server portal app website user username");

    public static Meaning MeaningOf(ReadOnlySpan<char> text, int start, int end, out int behind)
    {
        behind = end;
        string word = Signs.Fold(text[Math.Max(start, end - 30)..end]);
        if (Exact.TryGetValue(word, out Meaning meaning)) return meaning is Meaning.Token && ShortKeys.Contains(Nearest(text, start)) ? Meaning.ShortToken : meaning;
        if (Array.Exists(PasswordEndings, ending => word.EndsWith(ending, StringComparison.Ordinal))) return Meaning.Password;
        if (Array.Exists(KeyEndings, ending => word.EndsWith(ending, StringComparison.Ordinal))) return Meaning.ShortToken;
        if (word.EndsWith("key", StringComparison.Ordinal) || word.EndsWith("token", StringComparison.Ordinal)) return Meaning.Token;
        if (word is "passe" && Context.Before(text, start) is ["de", "mot" or "mots", ..]) return Meaning.Password;
        return word is "code" or "codigo" && IsCode(text, start, ref behind) ? Meaning.Code : Meaning.None;
    }

    /// <summary>Whether a word that looks like no secret may be one all the same: "my password is sommer".</summary>
    public static bool MayBeSecret(ReadOnlySpan<char> value)
    {
        string word = Signs.Fold(value);
        return word.Length >= 3 && !NotSecrets.Contains(word) && !IsInflected(word) && value[^1] is not ('é' or 'É');
    }

    public static bool IsNoSecret(ReadOnlySpan<char> value) => NotSecrets.Contains(Signs.Fold(value));

    private static bool IsCode(ReadOnlySpan<char> text, int start, ref int behind)
    {
        if (CodeKinds.Contains(Nearest(text, start))) return true;
        Word de = Word.At(text, behind);
        Word kind = Word.At(text, de.End);
        if (de.Folded is not "de" || !CodeKindsBehind.Contains(kind.Folded)) return false;
        behind = kind.TrimmedEnd;
        return true;
    }

    private static string Nearest(ReadOnlySpan<char> text, int start) => Context.Before(text, start) is [var nearest, ..] ? nearest : "";

    /// <summary>A participle or adjective: "is locked", "ist gesperrt", "est périmé", "está bloqueada".</summary>
    private static bool IsInflected(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("able", StringComparison.Ordinal) || word.EndsWith("ible", StringComparison.Ordinal)
        || word.EndsWith("ly", StringComparison.Ordinal) || word.EndsWith("lich", StringComparison.Ordinal) || word.EndsWith("bar", StringComparison.Ordinal) || word.EndsWith("iert", StringComparison.Ordinal)
        || word.EndsWith("ado", StringComparison.Ordinal) || word.EndsWith("ada", StringComparison.Ordinal) || word.EndsWith("ido", StringComparison.Ordinal) || word.EndsWith("ida", StringComparison.Ordinal)
        || word.EndsWith("ig", StringComparison.Ordinal) || word.EndsWith("n't", StringComparison.Ordinal)
        || (word.StartsWith("ge", StringComparison.Ordinal) && (word.EndsWith('t') || word.EndsWith("en", StringComparison.Ordinal)))
        || (word.StartsWith("ver", StringComparison.Ordinal) && word.EndsWith('t'));

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(word => Signs.Fold(word)).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, Meaning> Table(params ReadOnlySpan<(Meaning Meaning, string Words)> rows)
    {
        Dictionary<string, Meaning> table = new(StringComparer.Ordinal);
        foreach ((Meaning meaning, string words) in rows)
        {
            foreach (string word in words.Split(' ')) table[Signs.Fold(word)] = meaning;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
