using System.Globalization;
using System.Text;
using System.Xml;
using CareBot.Knowledge.Import.Tables;

namespace CareBot.Knowledge.Export;

/// <summary>
/// Writes a workbook of texts (ECMA-376). Every cell is an inline text, never a formula; one that begins like a formula also
/// has the mark of a typed apostrophe (<c>quotePrefix</c>), so that it stays a text when somebody edits it.
/// </summary>
internal static class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static byte[] Write(IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)> sheets)
    {
        string Each(Func<int, string> part) => string.Concat(Enumerable.Range(1, sheets.Count).Select(part));
        return ZipWriter.Write(
        [
            ("[Content_Types].xml", Part(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + Each(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>") + "</Types>")),
            ("_rels/.rels", Part(Relations($"<Relationship Id=\"rId1\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/>"))),
            ("xl/workbook.xml", Part($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets>" + Each(n => $"<sheet name=\"{sheets[n - 1].Name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>") + "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Part(Relations(
                Each(n => $"<Relationship Id=\"rId{n}\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
                + $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Links}/styles\" Target=\"styles.xml\"/>"))),
            ("xl/styles.xml", Part(
                $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
                + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"49\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" quotePrefix=\"1\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>")),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheet.Rows))),
        ]);
    }

    private static string Relations(string each) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>";

    private static byte[] Part(string xml) => Encoding.UTF8.GetBytes(Declaration + xml);

    private static byte[] Sheet(IReadOnlyList<string[]> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true }))
        {
            writer.WriteStartElement("worksheet", Main);
            writer.WriteStartElement("sheetData", Main);
            for (var row = 0; row < rows.Count; row++)
            {
                writer.WriteStartElement("row", Main);
                writer.WriteAttributeString("r", (row + 1).ToString(CultureInfo.InvariantCulture));
                foreach (var cell in rows[row].Index().Where(cell => cell.Item.Length > 0))
                {
                    Cell(writer, string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + cell.Index)}{row + 1}"), cell.Item);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Cell(XmlWriter writer, string reference, string text)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", reference);
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteAttributeString("s", FormulaGuard.Write(text) == text ? "0" : "1");
        writer.WriteStartElement("is", Main);
        writer.WriteStartElement("t", Main);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(WorkbookText.Encode(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
