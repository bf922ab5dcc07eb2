using CareBot.Dialogs.Understanding;
using CareBot.Dialogs.Understanding.Mood;
using CareBot.Language;

namespace CareBot.Bench.Training;

/// <summary>One way to see the rows (as they are, or by their gloss), and what is trained on it.</summary>
internal sealed class MoodView
{
    private const int Rounds = 12;
    private const int Folds = 5;
    private const float TwofoldShare = 1.5f;
    private readonly IReadOnlyList<MoodRow> rows;
    private readonly SparseRow[] sparse;
    private readonly double[] listed;
    private readonly bool glossed;

    public MoodView(IReadOnlyList<MoodRow> rows, bool glossed)
    {
        (this.rows, this.glossed) = (rows, glossed);
        sparse = new SparseRow[rows.Count];
        listed = new double[rows.Count];
        Parallel.For(0, rows.Count, i =>
        {
            var tokens = MoodTokens.Of(rows[i].Text, LanguageCode.Indonesian);
            var signals = WordSignals.Of(tokens);
            sparse[i] = SparseRow.Of(glossed ? MoodFeatures.OfGloss(tokens, signals, Glossary.Same) : MoodFeatures.Of(tokens, signals));
            listed[i] = default(MoodScores).AngerScore(signals, AngerReader.Read(rows[i].Text, MessageWord.Of(rows[i].Text)).Probability);
        });
    }

    /// <summary>Weights by column, learnt from all rows.</summary>
    public float[][] Train() => Train([.. Enumerable.Range(0, rows.Count)]);

    /// <summary>Probabilities from the scores that each fifth of the rows gets from the other four.</summary>
    public MoodCalibration Calibrate()
    {
        var scores = new float[rows.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = Train([.. Enumerable.Range(0, rows.Count).Where(i => i % Folds != fold)]);
            for (var i = fold; i < rows.Count; i += Folds)
            {
                scores[i] = [.. weights.Select(sparse[i].Dot)];
            }
        }
        var (slope, shift, threshold) = CalibrationTraining.Anger([.. Enumerable.Range(0, rows.Count)
            .Where(i => rows[i].IsAngry is not null).Select(i => (scores[i][3] + listed[i], rows[i].IsAngry == true))]);
        return new(CalibrationTraining.Sentiment([.. rows.Select((row, i) => (scores[i], row.Sentiment, row.IsTwofold))]), slope, shift, threshold);
    }

    private float[][] Train(int[] chosen) =>
        [.. Enumerable.Range(0, MoodParameters.Columns).AsParallel().AsOrdered().Select(column => Column(chosen, column))];

    private float[] Column(int[] chosen, int column)
    {
        int[] known = column == 3 ? [.. chosen.Where(i => rows[i].IsAngry is not null)] : chosen;
        bool[] positive = [.. known.Select(i => column == 3 ? rows[i].IsAngry == true : rows[i].Sentiment == column)];
        float[] shares = [.. known.Select(i => column != 3 && rows[i].IsTwofold ? TwofoldShare : 1)];
        var mass = shares.Where((_, k) => positive[k]).Sum();
        var balance = MathF.Pow((shares.Sum() - mass) / mass, column == 3 ? 0.5f : glossed ? 1 : 0.7f);
        float[] costs = [.. shares.Select((share, k) => share * (positive[k] ? balance : 1))];
        SparseRow[] texts = [.. known.Select(i => sparse[i])];
        return column == 3 || glossed
            ? LinearTraining.Logistic(texts, positive, costs, 1 << MoodFeatures.Bits, Rounds)
            : LinearTraining.Hinge(texts, positive, costs, 1 << MoodFeatures.Bits, Rounds);
    }
}
