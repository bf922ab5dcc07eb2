namespace CareBot.Language.Recognizers.Scanning;

/// <summary>
/// What was read at the places looked at last, so that rules which look at one place one after the other read it once. Its size does not grow with the text: a
/// place that is forgotten is read again. Belongs to one reading of one text; not thread-safe.
/// </summary>
/// <typeparam name="T">What is read; it must follow from the place alone.</typeparam>
internal sealed class PlaceMemory<T>
{
    private const int Places = 16;

    private readonly (int Place, T Value)[] _read = new (int, T)[Places];

    public bool TryGet(int at, out T value)
    {
        ref var slot = ref _read[at & (Places - 1)];
        value = slot.Value;
        // One more than the place, so that an empty slot is nobody's.
        return slot.Place == at + 1 && at >= 0;
    }

    public T Keep(int at, T value)
    {
        _read[at & (Places - 1)] = (at + 1, value);
        return value;
    }
}
