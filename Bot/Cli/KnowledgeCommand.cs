using System.CommandLine;
using CareBot.Bot.Brands;
using CareBot.Bot.Hosting;
using CareBot.Bot.Storage;
using CareBot.Knowledge;
using CareBot.Knowledge.Export;
using CareBot.Knowledge.Import;
using CareBot.Knowledge.Releases;
using CareBot.Language;
using Microsoft.EntityFrameworkCore;

namespace CareBot.Bot.Cli;

/// <summary><c>kb import</c> publishes articles from files; <c>kb export</c> writes a release's articles into files.</summary>
public static class KnowledgeCommand
{
    public static Command Create() => new("kb", "The knowledge base") { Import(), Export() };

    private static Command Import()
    {
        var path = new Argument<string>("path") { Description = "A folder of Markdown articles, or a file: .tsv, .csv, .xlsx, .json, .zip, .qna, .yml" };
        var format = Format("How the files are written; told by content and ending otherwise");
        var language = new Option<string?>("--language") { Description = "The language of texts whose file does not say it" };
        language.AcceptOnlyFromAmong([.. LanguageCode.All]);
        var check = new Option<bool>("--check") { Description = "Check thoroughly, also by leaving questions out and asking them; publish nothing" };
        var expect = new Option<string?>("--expect") { Description = "TSV with question, expected (an article; empty for none): publish only if every one is met" };
        var brand = Brand("Key of the brand whose release it is to be");
        var import = new Command("import", "Publish articles as the next release; nothing changes if anything has an error") { path, format, language, check, expect, brand };
        import.SetAction((parsed, cancellation) => CommandLine.RefuseCleanlyAsync(() => ImportAsync(
            Evaluation.EvaluationCommand.Existing(parsed.GetRequiredValue(path)),
            new(Named(parsed.GetValue(format)), parsed.GetValue(language)),
            parsed.GetValue(check),
            parsed.GetValue(expect) is { } file ? ExpectedAnswer.Read(Evaluation.EvaluationCommand.Existing(file)) : [],
            parsed.GetRequiredValue(brand),
            parsed.InvocationConfiguration.Output,
            cancellation), parsed.InvocationConfiguration.Error));
        return import;
    }

    private static Command Export()
    {
        var path = new Argument<string>("path") { Description = "The file to write, or a folder for Markdown; it must not exist" };
        var format = Format("The form to write; told by the path's ending otherwise");
        var release = new Option<int?>("--release") { Description = "A release's number; the active one by default" };
        var lossy = new Option<bool>("--lossy") { Description = "Write the file even if the form cannot carry everything" };
        var brand = Brand("Key of the brand whose release it is");
        var export = new Command("export", "Write the articles of a release into a file or folder") { path, format, release, lossy, brand };
        export.SetAction((parsed, cancellation) => CommandLine.RefuseCleanlyAsync(() => ExportAsync(
            Path.GetFullPath(parsed.GetRequiredValue(path)),
            Named(parsed.GetValue(format)),
            parsed.GetValue(release),
            parsed.GetValue(lossy),
            parsed.GetRequiredValue(brand),
            parsed.InvocationConfiguration.Output,
            cancellation), parsed.InvocationConfiguration.Error));
        return export;
    }

    private static Option<string> Brand(string description) => new("--brand") { Description = description, DefaultValueFactory = _ => BrandKey.Default };

    private static Option<string?> Format(string description)
    {
        var format = new Option<string?>("--format") { Description = description };
        format.AcceptOnlyFromAmong([.. KnowledgeFormats.Names]);
        return format;
    }

    private static KnowledgeFormat? Named(string? format) => format is null ? null : KnowledgeFormats.Named(format);

    private static async Task ImportAsync(string path, ImportOptions options, bool check, IReadOnlyList<ExpectedAnswer> expected, string key, TextWriter output, CancellationToken cancellationToken)
    {
        var read = KnowledgeImport.Read(path, options);
        KnowledgeException.ThrowIfAny(read.Faults);
        foreach (var warning in read.Faults)
        {
            await output.WriteLineAsync($"Warning: {warning}");
        }

        if (check || expected.Count > 0)
        {
            await TryAsync(read, expected, output);
        }

        if (check)
        {
            await output.WriteLineAsync($"{read.Articles.Count} articles without an error, read as {KnowledgeFormats.NameOf(read.Format!.Value)}. Nothing was published.");
            return;
        }

        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContextAsync(cancellationToken);
        var brand = await BrandKey.FindAsync(db, key, cancellationToken);
        var number = await app.Services.GetRequiredService<ReleasePublisher>()
            .PublishAsync(brand, read.Articles, read.Rules, $"Imported from {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}", cancellationToken);
        await output.WriteLineAsync($"Release {number} with {read.Articles.Count} articles is active.");
    }

    /// <summary>Checks the articles as a candidate; its warnings are told.</summary>
    /// <exception cref="InvalidDataException">An expected answer is missed.</exception>
    private static async Task TryAsync(ImportResult read, IReadOnlyList<ExpectedAnswer> expected, TextWriter output)
    {
        var candidate = ReleaseBuilder.Build(read.Articles, expected, rules: read.Rules);
        var told = read.Faults.Select(fault => fault.What).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in candidate.Faults.Where(fault => !told.Contains(fault.What)))
        {
            await output.WriteLineAsync($"Warning: {fault.ArticleId}, {fault.Place}: {fault.What}; allowed: {fault.Allowed}");
        }

        if (candidate.Missed.Count > 0)
        {
            throw new InvalidDataException(
                $"Nothing was published: {candidate.Missed.Count} of {expected.Count} expected answers are missed.\n" + string.Join('\n', candidate.Missed.Select(missed => $"  {missed}")));
        }
    }

    private static async Task ExportAsync(string path, KnowledgeFormat? format, int? release, bool lossy, string key, TextWriter output, CancellationToken cancellationToken)
    {
        var form = format ?? KnowledgeFormats.ForPath(path)
            ?? throw new InvalidDataException($"The ending of {path} names no form. Allowed: --format with one of {string.Join(", ", KnowledgeFormats.Names)}.");
        if (File.Exists(path) || (Directory.Exists(path) && (form != KnowledgeFormat.Markdown || Directory.EnumerateFileSystemEntries(path).Any())))
        {
            throw new InvalidDataException($"{path} exists already. Allowed: a name that is free.");
        }

        var (articles, rules) = await StoredAsync(key, release, cancellationToken);
        var export = KnowledgeExport.Write(articles, form, rules);
        if (export.Losses.Count > 0 && !lossy)
        {
            throw new InvalidDataException(
                $"Nothing was written: {KnowledgeFormats.NameOf(form)} cannot carry everything ({export.Losses.Count} losses). Choose another form, or write all the same with --lossy.\n"
                + string.Join('\n', export.Losses.Select(loss => $"  {loss}")));
        }

        foreach (var loss in export.Losses)
        {
            await output.WriteLineAsync($"Warning: {loss}");
        }

        await WriteAsync(path, export, cancellationToken);
        await output.WriteLineAsync($"{articles.Count} articles are in {path}.");
    }

    private static async Task<(IReadOnlyList<Article> Articles, MatchRules Rules)> StoredAsync(string key, int? release, CancellationToken cancellationToken)
    {
        await using var app = Server.Build([]);
        await Server.PrepareAsync(app.Services, serving: false, cancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CareBotDb>>().CreateDbContextAsync(cancellationToken);
        var brand = await BrandKey.FindAsync(db, key, cancellationToken);
        var stored = await db.Releases.Where(r => r.BrandId == brand && (release == null ? r.Active : r.Number == release))
            .Select(r => r.Articles).FirstOrDefaultAsync(cancellationToken);
        return stored is null ? throw new InvalidDataException(release is null ? $"The brand '{key}' has published nothing yet." : $"There is no release {release}.") : (ReleaseArticles.Read(stored), ReleaseArticles.ReadRules(stored));
    }

    /// <summary>Under another name first, so that the path never holds half an export.</summary>
    private static async Task WriteAsync(string path, ExportResult export, CancellationToken cancellationToken)
    {
        var partial = $"{path}.{Guid.NewGuid():N}.partial";
        if (export.Format == KnowledgeFormat.Markdown)
        {
            Directory.CreateDirectory(partial);
            foreach (var file in export.Files)
            {
                await File.WriteAllBytesAsync(Path.Combine(partial, file.Name), file.Content, cancellationToken);
            }

            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }

            Directory.Move(partial, path);
            return;
        }

        await File.WriteAllBytesAsync(partial, export.Files[0].Content, cancellationToken);
        File.Move(partial, path);
    }
}
