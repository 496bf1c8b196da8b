<?xml version="1.0" encoding="UTF-8"?>
<!-- The quotation marks of each language, by depth. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Opening and closing mark of the outer, then of the inner quotation. -->
  <xsl:variable name="tp:marks" as="map(xs:string, xs:string+)" select="map {
      'en': ('“', '”', '‘', '’'),
      'de': ('„', '“', '‚', '‘'),
      'fr': ('«&#x202F;', '&#x202F;»', '“', '”'),
      'it': ('«', '»', '“', '”'),
      'es': ('«', '»', '“', '”'),
      'pt': ('“', '”', '‘', '’'),
      'ru': ('«', '»', '„', '“'),
      'uk': ('«', '»', '„', '“'),
      'sr': ('„', '“', '’', '’'),
      'hr': ('„', '”', '‚', '’'),
      'sl': ('„', '“', '‚', '‘'),
      'pl': ('„', '”', '«', '»'),
      'cs': ('„', '“', '‚', '‘'),
      'sq': ('„', '“', '‘', '’'),
      'bg': ('„', '“', '’', '’'),
      'el': ('«', '»', '“', '”'),
      'la': ('“', '”', '‘', '’')}"/>

  <!-- The two marks of a quotation that stands in so many others; a language without a row has those of English. -->
  <xsl:function name="t:quotation-marks" visibility="public" as="xs:string+">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:param name="depth" as="xs:integer"/>
    <xsl:variable name="marks" as="xs:string+" select="
        ($tp:marks(lower-case(tokenize($language, '-')[1])), $tp:marks('en'))[position() le 4]"/>
    <xsl:sequence select="if ($depth mod 2) then $marks[position() gt 2] else $marks[position() le 2]"/>
  </xsl:function>

  <!-- Many encoders type the marks inside the element: they are not set twice. -->
  <xsl:function name="t:has-typed-marks" visibility="public" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="matches(normalize-space($element), '^[“”„«»‟&quot;‘‚‹›].*[“”«»&quot;’‘‹›][.,;:!?]?$')
        and empty($element/node()[1][self::quote | self::q | self::soCalled])"/>
  </xsl:function>
</xsl:stylesheet>
