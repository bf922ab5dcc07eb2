using System.IO.Compression;
using System.Text;
using CareBot.Knowledge.Import;

namespace CareBot.Tests.Knowledge.Import;

/// <summary>Archives and workbooks made by hand, so that they can be wrong in ways that no program saves.</summary>
internal static class Archives
{
    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var target = zip.CreateEntry(name).Open();
                target.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A workbook with one sheet.</summary>
    /// <param name="sheetData">The rows, as they stand in the sheet's XML.</param>
    public static byte[] Workbook(string sheetData, string prologue = "", string shared = "<si><t>Question</t></si><si><t>Answer</t></si>", string target = "worksheets/sheet1.xml") => Zip(
        ("xl/workbook.xml", $"{prologue}<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id=\"rId1\" Type=\"{Links}/worksheet\" Target=\"{target}\"/></Relationships>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{shared}</sst>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheetData}</sheetData></worksheet>"));

    public static KnowledgeFile File(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
}
