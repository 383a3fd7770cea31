using ChatServiceDesk.Classifier.Text;

namespace ChatServiceDesk.Classifier.Learning;

/// <summary>What the desk's model learns from labelled messages.</summary>
internal static class Curriculum
{
    private static readonly Schooling Desk = new() { Layers = [new(48, IsWordwise: true), new(64)], Folds = 4, Rounds = 4 };

    public static Model Train(IReadOnlyList<Utterance> utterances, Lexicon lexicon)
    {
        IReadOnlyList<HeadPlan> plans = HeadPlan.For(utterances);
        Lesson[] lessons = [.. utterances.Select(u => new Lesson(Reading.Of(u.Text, lexicon), [.. plans.Select(plan => plan.IndexOf(u))]))];
        Trained trained = Trainer.Train(Heads(plans), lessons, [], Desk);
        return trained.Model.With(Thresholds.Of(trained.Model, trained.Heard));
    }

    private static Head[] Heads(IReadOnlyList<HeadPlan> plans)
    {
        Head[] heads = new Head[plans.Count];
        for (int i = 0, column = 0; i < plans.Count; column += plans[i++].Labels.Count)
        {
            heads[i] = new Head(plans[i].Name, plans[i].Labels, column, plans[i].Name is Head.Intent ? (int)Intent.OutOfScope : -1);
        }

        return heads;
    }
}
