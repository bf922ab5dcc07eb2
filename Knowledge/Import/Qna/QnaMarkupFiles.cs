namespace CareBot.Knowledge.Import.Qna;

/// <summary>Reads <c>.qna</c> and <c>.lu</c> files with all that they refer to, each once. Addresses are noted, never fetched; no reference leaves the folder.</summary>
internal sealed class QnaMarkupFiles
{
    private const string Anchors = "#Intent, #*utterances* or #?question";
    private static readonly string[] Documents = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".tsv", ".txt"];

    private readonly FileSet _files;
    private readonly FaultList _faults;
    private readonly Dictionary<string, QnaMarkup> _read = new(StringComparer.Ordinal);
    private readonly QnaDocument _document;

    private QnaMarkupFiles(FileSet files, QnaDocument document, FaultList faults) => (_files, _document, _faults) = (files, document, faults);

    public static void Read(FileSet files, IEnumerable<KnowledgeFile> wanted, QnaDocument document, FaultList faults)
    {
        var reader = new QnaMarkupFiles(files, document, faults);
        foreach (var file in wanted)
        {
            reader.Read(file, 0);
        }

        reader.Gather();
    }

    private QnaMarkup? Read(KnowledgeFile file, int depth)
    {
        if (_read.TryGetValue(file.Name, out var known))
        {
            return known;
        }

        if (file.Text(_faults) is not { } text)
        {
            return null;
        }

        var markup = _read[file.Name] = QnaMarkup.Read(file.Name, text, _faults);
        foreach (var reference in markup.Imports.Where(reference => !IsAddress(reference.Target)))
        {
            Import(file.Name, reference, depth + 1);
        }

        foreach (var (_, _, reference) in markup.QuestionReferences)
        {
            Follow(file.Name, reference, depth + 1);
        }

        return markup;
    }

    private void Import(string from, QnaReference reference, int depth)
    {
        var target = reference.Target.Split('#')[0];
        if (!target.EndsWith("/*", StringComparison.Ordinal) && !target.EndsWith("/**", StringComparison.Ordinal))
        {
            Follow(from, reference, depth);
            return;
        }

        var below = target.EndsWith("**", StringComparison.Ordinal);
        if (Resolve(from, target[..^(below ? 3 : 2)]) is not { } folder)
        {
            Leaves(from, reference);
            return;
        }

        foreach (var name in _files.Names(folder, below).Where(name => name != from))
        {
            Open(from, reference, name, depth);
        }
    }

    /// <summary>The file that a reference names, read; null with a fault when there is none.</summary>
    private QnaMarkup? Follow(string from, QnaReference reference, int depth)
    {
        var target = reference.Target.Split('#')[0];
        if (target.Length == 0)
        {
            return _read[from];
        }

        if (Resolve(from, target) is not { Length: > 0 } name)
        {
            Leaves(from, reference);
            return null;
        }

        return Open(from, reference, name, depth);
    }

    private QnaMarkup? Open(string from, QnaReference reference, string name, int depth)
    {
        if (depth > ImportLimits.MaxReferenceDepth)
        {
            _faults.Error(from, reference.Line, null, $"references go deeper than {ImportLimits.MaxReferenceDepth} files", $"at most {ImportLimits.MaxReferenceDepth}");
            return null;
        }

        var file = _files.Find(name, _faults) ?? (Localised(from, name) is { } local ? _files.Find(local, _faults) : null);
        if (file is not null)
        {
            return Read(file, depth);
        }

        _faults.Error(from, reference.Line, null, $"there is no file '{FaultList.Shown(reference.Target)}'", "a file in this folder or below");
        return null;
    }

    private void Gather()
    {
        foreach (var (name, markup) in _read)
        {
            // From the last on, so that the places of the earlier ones stay.
            foreach (var (pair, at, reference) in Enumerable.Reverse(markup.QuestionReferences))
            {
                pair.Questions.InsertRange(at, Questions(name, reference));
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, markup) in _read)
        {
            _document.Pairs.AddRange(markup.Pairs.Where(pair => pair.Id is not null || seen.Add(Content(pair))));
            _document.Synonyms.AddRange(markup.Synonyms);
            foreach (var reference in markup.Imports.Where(reference => IsAddress(reference.Target)))
            {
                Note(reference);
            }

            if (markup.Intents.Values.Sum(utterances => utterances.Count) is > 0 and var utterances)
            {
                _faults.Warn(name, 0, null, $"{markup.Intents.Count} intents with {utterances} utterances are left out", "pairs of questions and answers");
            }
        }
    }

    private void Note(QnaReference reference)
    {
        if (Documents.Contains(Path.GetExtension(reference.Target), StringComparer.OrdinalIgnoreCase))
        {
            _document.Files.Add((reference.Text, reference.Target));
        }
        else if (!_document.Urls.Contains(reference.Target))
        {
            _document.Urls.Add(reference.Target);
        }
    }

    private List<string> Questions(string from, QnaReference reference)
    {
        var anchor = reference.Target.Contains('#', StringComparison.Ordinal) ? reference.Target[(reference.Target.IndexOf('#', StringComparison.Ordinal) + 1)..] : "";
        if (IsAddress(reference.Target) || Target(from, reference) is not { } markup)
        {
            return [];
        }

        if (anchor == "*utterances*")
        {
            return [.. markup.Intents.Values.SelectMany(utterances => utterances)];
        }

        var found = anchor.StartsWith('?')
            ? markup.Pairs.FirstOrDefault(pair => pair.Questions.Exists(question => question.Replace(' ', '-').Equals(anchor[1..].Trim('-', ' '), StringComparison.OrdinalIgnoreCase)))?.Questions
            : markup.Intents.GetValueOrDefault(anchor);
        if (found is null)
        {
            _faults.Error(from, reference.Line, null, $"'{FaultList.Shown(reference.Target)}' has no such questions", Anchors);
        }

        return found ?? [];
    }

    private QnaMarkup? Target(string from, QnaReference reference)
    {
        var target = reference.Target.Split('#')[0];
        var name = target.Length == 0 ? from : Resolve(from, target);
        return name is null ? null : _read.GetValueOrDefault(name) ?? (Localised(from, name) is { } local ? _read.GetValueOrDefault(local) : null);
    }

    private void Leaves(string from, QnaReference reference) =>
        _faults.Error(from, reference.Line, null, $"the reference '{FaultList.Shown(reference.Target)}' leads out of the folder", "a file in this folder or below");

    private static bool IsAddress(string target) => target.Contains("://", StringComparison.Ordinal);

    /// <summary>For <c>a.en-us.qna</c> that refers to <c>b.qna</c>: <c>b.en-us.qna</c>.</summary>
    private static string? Localised(string from, string name)
    {
        var parts = from.Split('.');
        return parts.Length < 3 ? null : $"{Path.ChangeExtension(name, null)}.{parts[^2]}{Path.GetExtension(name)}";
    }

    /// <summary>A path of a file's reference as a name of the set; null when it leads out of it.</summary>
    private static string? Resolve(string from, string target)
    {
        if (target.StartsWith('/') || target.Any(c => c is '\\' or ':' || char.IsControl(c)))
        {
            return null;
        }

        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in target.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    private static string Content(QnaPair pair) =>
        string.Join('\u001F', [pair.Answer, .. pair.Metadata.Select(entry => $"{entry.Name}\u001E{entry.Value}"), "\u001D", .. pair.Questions, "\u001D", .. pair.Prompts.Select(prompt => prompt.Text + prompt.Question + prompt.QnaId)]);
}
