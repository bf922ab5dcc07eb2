namespace CareBot.Dialogs.Understanding.Mood;

/// <param name="Bucket">Row of the parameter table.</param>
/// <param name="From">First word that it speaks of, and the one after the last; equal when it speaks of the whole text.</param>
internal readonly record struct MoodFeature(int Bucket, float Value, int From, int To);
