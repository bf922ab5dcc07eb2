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
    private const int AngerColumn = 3;

    /// <summary>How much the meaning of words counts beside the words for sentiment, which many more rows teach than anger.</summary>
    private const float MeaningForSentiment = 0.35f;
    private readonly IReadOnlyList<MoodRow> rows;
    private readonly SparseRow[] sparse;
    private readonly double[] listed;
    private readonly bool glossed;

    public MoodView(IReadOnlyList<MoodRow> rows, WordMeanings meanings, bool glossed)
    {
        (this.rows, this.glossed) = (rows, glossed);
        sparse = new SparseRow[rows.Count];
        listed = new double[rows.Count];
        Parallel.For(0, rows.Count, i =>
        {
            var tokens = MoodTokens.Of(rows[i].Text, LanguageCode.Indonesian);
            var signals = WordSignals.Of(tokens);
            sparse[i] = SparseRow.Of(glossed ? MoodFeatures.OfGloss(tokens, signals, Glossary.Same) : MoodFeatures.Of(tokens, signals, meanings));
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
            .Where(i => rows[i].IsAngry is not null).Select(i => (scores[i][AngerColumn] + listed[i], rows[i].IsAngry == true))]);
        var calibration = new MoodCalibration(
            CalibrationTraining.Sentiment([.. rows.Select((row, i) => (scores[i], row.Sentiment, row.IsTwofold))]), slope, shift, threshold);
        Tell(scores, calibration);
        return calibration;
    }

    /// <summary>Prints how often the scores of rows that were held out are right. The meanings had seen those rows, so expect a little less elsewhere.</summary>
    private void Tell(float[][] scores, MoodCalibration calibration)
    {
        var right = rows.Select((row, i) =>
        {
            var (negative, neutral, positive) = calibration.Probabilities(scores[i][0], scores[i][1], scores[i][2]);
            double[] likely = row.IsTwofold ? [negative, 0, positive] : [negative, neutral, positive];
            return (row.IsTwofold, IsRight: Array.IndexOf(likely, likely.Max()) == row.Sentiment);
        }).ToLookup(pair => pair.IsTwofold, pair => pair.IsRight);
        (bool IsAngry, bool IsFound)[] found = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].IsAngry is not null)
            .Select(i => (rows[i].IsAngry == true, calibration.Anger(scores[i][AngerColumn] + listed[i]) >= calibration.AngerThreshold))];
        var f1 = 2.0 * found.Count(one => one is (true, true)) / (found.Count(one => one.IsAngry) + found.Count(one => one.IsFound));
        Console.WriteLine($"{(glossed ? "By gloss" : "As it is")}, held out: sentiment {Share(right[false]):0.0000} of three, {Share(right[true]):0.0000} of two; anger F1 {f1:0.000}.");

        static double Share(IEnumerable<bool> right) => right.Average(one => one ? 1.0 : 0);
    }

    private float[][] Train(int[] chosen) =>
        [.. Enumerable.Range(0, MoodParameters.Columns).AsParallel().AsOrdered().Select(column => Column(chosen, column))];

    private float[] Column(int[] chosen, int column)
    {
        int[] known = column == AngerColumn ? [.. chosen.Where(i => rows[i].IsAngry is not null)] : chosen;
        bool[] positive = [.. known.Select(i => column == AngerColumn ? rows[i].IsAngry == true : rows[i].Sentiment == column)];
        float[] shares = [.. known.Select(i => column != AngerColumn && rows[i].IsTwofold ? TwofoldShare : 1)];
        var mass = shares.Where((_, k) => positive[k]).Sum();
        var balance = MathF.Pow((shares.Sum() - mass) / mass, column == AngerColumn ? 0.5f : glossed ? 1 : 0.7f);
        float[] costs = [.. shares.Select((share, k) => share * (positive[k] ? balance : 1))];
        SparseRow[] texts = [.. known.Select(i => sparse[i].Scaled(bucket => Scale(bucket, column)))];
        var weights = column == AngerColumn || glossed
            ? LinearTraining.Logistic(texts, positive, costs, MoodFeatures.Buckets, Rounds)
            : LinearTraining.Hinge(texts, positive, costs, MoodFeatures.Buckets, Rounds);
        return [.. weights.Select((weight, bucket) => weight * Scale(bucket, column))];
    }

    private static float Scale(int bucket, int column) =>
        column == AngerColumn || bucket < MoodFeatures.FirstMeaning ? 1 : bucket < MoodFeatures.FirstStyle ? MeaningForSentiment : 0;
}
