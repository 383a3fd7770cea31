using ChatServiceDesk.Localisation;

namespace ChatServiceDesk.Configuration;

/// <summary>Reads what a category asks: <c>ask: [device, location]</c>, or questions of the desk's own with their texts.</summary>
internal static class AsksSection
{
    private const int MostAsks = 5;
    private const int MostChoices = 5;
    private const int LongestChoice = 60;
    private const int LongestQuestion = 200;
    private const int LongestName = 40;

    /// <summary>What people write in <c>desk.yaml</c>, and what it is to agents.</summary>
    private static readonly Dictionary<string, Slot> Known = new(StringComparer.Ordinal)
    {
        ["device"] = new Slot("device", SlotKind.Device) { Name = "Device" },
        ["application"] = new Slot("application", SlotKind.Application) { Name = "Application" },
        ["location"] = new Slot("location", SlotKind.Location) { Name = "Place" },
        ["errorText"] = new Slot("errorText", SlotKind.ErrorText) { Name = "Error message" },
        ["since"] = new Slot("since", SlotKind.Since) { Name = "Since" },
    };

    /// <summary>What a category asks that says nothing about it: one thing, and only where an agent could not begin without.</summary>
    private static readonly Dictionary<string, string> ByDefault = new(StringComparer.Ordinal)
    {
        ["hardware"] = "device", ["software"] = "application", ["printing"] = "location", ["facilities"] = "location",
    };

    /// <param name="category">Its section.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="DeskFileException">Something in it can't be used.</exception>
    public static IReadOnlyList<Slot> Read(YamlSection category, string key)
    {
        IReadOnlyList<YamlSection> sections = category.Sections("ask", shortFor: "what");
        if (!category.Keys.Contains("ask"))
        {
            return ByDefault.TryGetValue(key, out string? asked) ? [Known[asked]] : [];
        }

        if (sections.Count > MostAsks) throw category.Mistake("ask", $"has {sections.Count}. Keep the {MostAsks} that matter most; people are asked two at most, unless intake.mostQuestions says otherwise");
        List<Slot> slots = [];
        foreach (YamlSection section in sections)
        {
            Slot slot = ReadOne(section);
            if (slots.Exists(other => other.Key == slot.Key)) throw section.Mistake(slot.Kind is SlotKind.Own ? "key" : "what", $"is '{slot.Key}' a second time. Remove one of them");
            slots.Add(slot);
        }

        return slots;
    }

    private static Slot ReadOne(YamlSection section)
    {
        Slot slot = section.Text("what") is { } what
            ? Known.GetValueOrDefault(what) ?? throw section.Mistake("what", $"is '{what}'. It may be: {string.Join(", ", Known.Keys)}; for a question of your own write key, name and question")
            : ReadOwn(section);
        IReadOnlyList<string> choices = section.Texts("choices");
        if (choices.Count > MostChoices) throw section.Mistake("choices", $"has {choices.Count}. Keep {MostChoices}, people can always write something else");
        if (choices.FirstOrDefault(choice => choice.Length > LongestChoice) is { } tooLong) throw section.Mistake("choices", tooLong, $"has a choice of more than {LongestChoice} characters");
        section.NothingElse();
        return choices.Count == 0 ? slot : slot with { Choices = choices };
    }

    private static Slot ReadOwn(YamlSection section)
    {
        string key = section.RequiredText("key");
        if (key.Length > LongestName || !key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') || Known.ContainsKey(key))
        {
            throw section.Mistake("key", $"must be 1 to {LongestName} small letters, digits and dashes, and not one of {string.Join(", ", Known.Keys)}");
        }

        string name = section.RequiredText("name");
        if (name.Length > LongestName) throw section.Mistake("name", $"is longer than {LongestName} characters. It is what agents read beside the answer");
        return new Slot(key, SlotKind.Own) { Name = name, Questions = ReadQuestions(section) };
    }

    /// <summary>One text for everybody, or one by language.</summary>
    private static Dictionary<string, string> ReadQuestions(YamlSection section)
    {
        Dictionary<string, string> questions = new(StringComparer.Ordinal);
        if (!section.IsMapping("question"))
        {
            questions[Texts.English.Language] = section.RequiredText("question");
        }
        else
        {
            YamlSection byLanguage = section.RequiredSection("question");
            foreach (string language in Texts.Languages)
            {
                if (byLanguage.Text(language) is { } text) questions[language] = text;
            }

            byLanguage.NothingElse();
            if (!questions.ContainsKey(Texts.English.Language)) throw byLanguage.Missing(Texts.English.Language);
        }

        return questions.Values.All(question => question.Length <= LongestQuestion) ? questions : throw section.Mistake("question", $"is longer than {LongestQuestion} characters");
    }
}
