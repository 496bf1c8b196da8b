<?xml version="1.0" encoding="UTF-8"?>
<!-- How the source looks, as far as print follows it: slant, weight, capitals, place on the line, rules, alignment. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The elements of print for what typography.xsl finds. -->
  <xsl:variable name="tp:looks" as="map(xs:string, xs:string)" select="map {
      'italic': 'em', 'bold': 'strong', 'small-caps': 'smallcaps', 'superscript': 'sup', 'subscript': 'sub', 'underlined': 'underline',
      'doubly-underlined': 'underline', 'struck': 'strike', 'spaced': 'spaced' }"/>

  <!-- Declarations of CSS, and the same. -->
  <xsl:variable name="tp:declared" as="map(xs:string, xs:string)" select="map {
      'font-style: (italic|oblique)': 'em', 'font-weight: (bold|bolder|[6-9]00)': 'strong', 'font-variant(-caps)?: .*small-caps': 'smallcaps',
      'vertical-align: super': 'sup', 'vertical-align: sub': 'sub', 'text-decoration[^;]*: underline': 'underline',
      'text-decoration[^;]*: line-through': 'strike', 'letter-spacing: [0-9.]+[a-z]': 'spaced' }"/>

  <xsl:function name="tp:looks-of" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="found" as="xs:string*" select="t:look($element)"/>
    <xsl:variable name="css" as="xs:string" select="tp:rules-of($found)"/>
    <xsl:sequence select="distinct-values(($found ! $tp:looks(.), map:keys($tp:declared)[matches($css, .)] ! $tp:declared(.)))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- What the document itself declares for classes of its own making. -->
  <xsl:function name="tp:rules-of" as="xs:string">
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:sequence select="string-join($tp:rules[substring-before(substring-after(., '.'), ' ') = $classes])"/>
  </xsl:function>

  <!-- Where the source sets a paragraph, when it is not where paragraphs stand. -->
  <xsl:function name="tp:alignment" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="found" as="xs:string*" select="$element[@rend or @rendition or @style] ! t:look(.)"/>
    <xsl:variable name="declared" as="xs:string?" select="replace(tp:rules-of($found), '^.*text-align: (center|right).*$', '$1')[. = ('center', 'right')]"/>
    <xsl:sequence select="tp:attribute('align', ($declared, 'center'[$found = 'centred'], 'right'[$found = 'right'])[1])"/>
  </xsl:function>

  <xsl:template match="hi | *[@rend or @rendition or @style][not(self::note | self::quote | self::app | self::rdg | self::lem)]" mode="t:print-inline"
      as="node()*" priority="2">
    <xsl:variable name="words" as="node()*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="fold-left(tp:looks-of(.), $words, function($inner, $look) { tp:look-of($look, $inner) })"/>
  </xsl:template>

  <xsl:function name="tp:look-of" as="node()*">
    <xsl:param name="look" as="xs:string"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="kind" as="attribute()?" select="tp:attribute('kind', $look[. = 'spaced'])"/>
    <xsl:sequence select="tp:wrapped(if ($kind) then 'span' else $look, $kind, $words)"/>
  </xsl:function>

  <!-- Lines that the encoder typed as lines. -->
  <xsl:variable name="tp:preserves" as="xs:boolean" select="exists($t:document//*[@xml:space = 'preserve'])"/>

  <xsl:template match="text()[$tp:preserves][ancestor::*[@xml:space][1]/@xml:space = 'preserve'][contains(., '&#10;')]" mode="t:print-inline"
      as="node()*" priority="3">
    <xsl:for-each select="tokenize(., '\n')">
      <xsl:if test="position() gt 1"><br/></xsl:if>
      <xsl:value-of select="replace(., '\s+', ' ')"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
