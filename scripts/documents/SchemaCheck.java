import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.namespace.QName;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;

/**
 * Checks the XML parts of Office files against the schemas of ECMA-376 (transitional): java SchemaCheck.java FILE...
 * Prints each fault with its file and part, and how many parts have a schema. Ends with 1 where there is a fault.
 */
public class SchemaCheck {
  private static final SchemaTypeLoader schemas = XmlBeans.typeLoaderUnion(
      TypeSystemHolder.typeSystem, XmlBeans.getBuiltinTypeSystem());
  private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
  private static int parts;
  private static int unknown;
  private static int faults;

  public static void main(String[] files) throws IOException {
    for (String file : files) checkFile(file);
    System.out.println(parts + " parts checked, " + unknown + " without a schema, " + faults + " faults");
    if (parts == 0 || faults > 0) System.exit(1);
  }

  private static void checkFile(String file) throws IOException {
    try (ZipFile zip = new ZipFile(file)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".xml")) checkPart(file, entry.getName(), zip.getInputStream(entry));
      }
    }
  }

  /** Takes out what a reader that does not know it passes over: attributes and elements of ignorable namespaces (part 3). */
  private static void removeIgnorable(XmlObject document) {
    try (XmlCursor cursor = document.newCursor()) {
      // Excel itself writes xml:space, which the schema of its texts does not have.
      Set<String> ignorable = new HashSet<>(Set.of(COMPATIBILITY, "http://www.w3.org/XML/1998/namespace"));
      for (boolean isMore = true; isMore; ) {
        if (cursor.isStart()) {
          String prefixes = cursor.getAttributeText(new QName(COMPATIBILITY, "Ignorable"));
          if (prefixes != null) for (String prefix : prefixes.trim().split("\\s+")) ignorable.add(cursor.namespaceForPrefix(prefix));
        }
        boolean isIgnored = (cursor.isStart() || cursor.isAttr()) && ignorable.contains(cursor.getName().getNamespaceURI());
        // After a removal the cursor is at what followed.
        isMore = isIgnored ? cursor.removeXml() : cursor.toNextToken() != XmlCursor.TokenType.NONE;
      }
    }
  }

  private static void checkPart(String file, String part, InputStream content) throws IOException {
    List<XmlError> found = new ArrayList<>();
    try {
      XmlObject document = schemas.parse(content, null, new XmlOptions().setLoadLineNumbers());
      // The type follows from the root element.
      if (document.schemaType().isNoType() || document.schemaType() == XmlObject.type) {
        unknown++;
        return;
      }
      parts++;
      removeIgnorable(document);
      document.validate(new XmlOptions().setErrorListener(found));
    } catch (XmlException error) {
      found.add(error.getError());
    }
    faults += found.size();
    for (XmlError fault : found) System.out.println(file + ": " + part + ": " + fault);
  }
}
