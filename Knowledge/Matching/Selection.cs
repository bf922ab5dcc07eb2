namespace CareBot.Knowledge.Matching;

/// <summary>Finds a rank without sorting everything (Hoare, "Algorithm 65: FIND", 1961).</summary>
internal static class Selection
{
    /// <summary>The value that would stand at <paramref name="rank"/>, from 0 on, were the values sorted in rising order. Moves them about.</summary>
    public static float Nth(Span<float> values, int rank)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var pivot = values[(low + high) / 2];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            if (rank <= j)
            {
                high = j;
            }
            else if (rank >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[rank];
    }
}
