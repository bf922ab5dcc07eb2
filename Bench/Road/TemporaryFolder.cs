namespace CareBot.Bench.Road;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("carebot-bench-").FullName;

    public void Dispose() => Directory.Delete(this.Path, recursive: true);
}
