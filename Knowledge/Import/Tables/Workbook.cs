using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CareBot.Knowledge.Import.Tables;

internal sealed record Sheet(string Name, IReadOnlyList<TableRow> Rows);

/// <summary>
/// Reads the texts of a workbook's sheets. XML with a document type is refused, so no entity is ever expanded; a cell with a
/// formula is refused, since what it shows is not what it holds.
/// </summary>
internal sealed class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ImportLimits.MaxTotalBytes,
    };

    private readonly string _file;
    private readonly Dictionary<string, KnowledgeFile> _parts;
    private readonly FaultList _faults;
    private IReadOnlyList<string> _shared = [];

    private Workbook(string file, IReadOnlyList<KnowledgeFile> parts, FaultList faults)
    {
        _file = file;
        _parts = parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
        _faults = faults;
    }

    /// <summary>Whether an unpacked archive is a workbook.</summary>
    public static bool IsOne(IReadOnlyList<KnowledgeFile> parts) => parts.Any(part => part.Name.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase));

    /// <returns>The sheets in their order; null when there is any fault.</returns>
    public static IReadOnlyList<Sheet>? Read(string file, IReadOnlyList<KnowledgeFile> parts, FaultList faults)
    {
        var workbook = new Workbook(file, parts, faults);
        try
        {
            return workbook.Sheets();
        }
        catch (XmlException broken)
        {
            var refused = broken.Message.Contains("DTD", StringComparison.Ordinal) || broken.Message.Contains("DOCTYPE", StringComparison.Ordinal);
            faults.Error(file, 0, null, refused ? "the workbook declares a document type" : "a part of the workbook is not XML", "a workbook as spreadsheet programs save it");
        }
        catch (InvalidDataException broken)
        {
            faults.Error(file, 0, null, broken.Message, "a workbook as spreadsheet programs save it");
        }

        return null;
    }

    private List<Sheet>? Sheets()
    {
        _shared = _parts.ContainsKey("xl/sharedStrings.xml") ? SharedTexts() : [];
        var targets = Targets();
        var sheets = new List<Sheet>();
        var sound = true;
        using var reader = Open("xl/workbook.xml");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "sheet" || reader.NamespaceURI != Main)
            {
                continue;
            }

            var name = reader.GetAttribute("name") ?? "";
            if (reader.GetAttribute("state") is "hidden" or "veryHidden")
            {
                _faults.Warn(_file, 0, null, $"the sheet '{name}' is hidden and is left out", "sheets that can be seen");
                continue;
            }

            var target = targets.GetValueOrDefault(reader.GetAttribute("id", Links) ?? "") ?? throw new InvalidDataException($"the sheet '{name}' is missing");
            var rows = new SheetRows(_file, name, _shared, _faults);
            using var sheet = Open(target);
            sound &= rows.Read(sheet);
            sheets.Add(new(name, rows.Rows));
        }

        return sound ? sheets : null;
    }

    private Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = Open("xl/_rels/workbook.xml.rels");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("TargetMode") != "External")
            {
                var target = reader.GetAttribute("Target") ?? "";
                targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    private List<string> SharedTexts()
    {
        var texts = new List<string>();
        using var reader = Open("xl/sharedStrings.xml");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                texts.Add(WorkbookText.Of(reader));
            }
        }

        return texts;
    }

    private XmlReader Open(string part) => _parts.TryGetValue(part, out var file)
        ? XmlReader.Create(new MemoryStream(file.Content.ToArray(), writable: false), Plain)
        : throw new InvalidDataException($"the workbook lacks its part '{part}'");
}
