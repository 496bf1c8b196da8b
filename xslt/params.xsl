<?xml version="1.0" encoding="UTF-8"?>
<!-- What an edition may choose without a stylesheet of its own: [parameters] in edition.toml.

     Each parameter has its type, its default and, in the comment before it, what it does. The option
     help-parameters of teitools build prints this file; a value of another type is refused. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">

  <!-- How many mentions of an entry an index page shows at once; the others unfold. -->
  <xsl:param name="mentions-shown" as="xs:integer" select="6"/>
  <!-- Whether paragraphs of the body have their numbers beside them, by which they are cited. -->
  <xsl:param name="paragraph-numbers" as="xs:boolean" select="true()"/>
  <!-- Which lines of verse have their numbers beside them: 5 is every fifth, 1 each, 0 none. -->
  <xsl:param name="line-numbers" as="xs:integer" select="5"/>
  <!-- How many levels of divisions the table of contents lists. -->
  <xsl:param name="contents-depth" as="xs:integer" select="4"/>
  <!-- Whether a name or a date opens a card with its entry; else it leads to the page of the index. -->
  <xsl:param name="cards" as="xs:boolean" select="true()"/>
  <!-- Whether the reader may switch to the copy-text's readings. -->
  <xsl:param name="copy-text" as="xs:boolean" select="true()"/>
  <!-- Whether print sets the entries of the apparatus one after another in one paragraph on each page. -->
  <xsl:param name="apparatus-run-on" as="xs:boolean" select="false()"/>
</xsl:stylesheet>
