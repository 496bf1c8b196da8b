<?xml version="1.0" encoding="UTF-8"?>
<!-- Footnotes: each is set once, at its first mark, with the number it has in print. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:teitools:address" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="tp:note" match="note[@a:id]" use="@a:id"/>

  <!-- Whether a note stands by itself among blocks, called by no mark. -->
  <xsl:function name="tp:is-listed-note" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="not($note/@a:mark) and local-name($note/..) = ($tp:containers, 'list', 'sp')
        and empty($note/../text()[normalize-space()])"/>
  </xsl:function>

  <xsl:template match="*[@a:note]" mode="t:print-inline" as="element()*" priority="5">
    <xsl:sequence select="tp:anchors(.), key('tp:note', @a:note)[1] ! tp:note(., current())"/>
  </xsl:template>

  <!-- A note at one of its marks: set at the first, repeated by its number at the others. -->
  <xsl:function name="tp:note" as="element()">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="label" as="attribute()?" select="tp:attribute('label', ($mark/@a:n, $note/@a:n, $note/@n)[1])"/>
    <xsl:variable name="again" as="element(p:noteref)">
      <noteref to="{$note/@a:id}"><xsl:sequence select="$label"/></noteref>
    </xsl:variable>
    <xsl:sequence select="if ($mark/@a:id = $note/@a:mark and not($mark/ancestor::note[. is $note]))
        then tp:footnote($note, $label) else $again"/>
  </xsl:function>

  <!-- Notes without an address, and entries of the apparatus, by their place among all. -->
  <xsl:variable name="tp:counted" as="map(xs:string, xs:integer)" select="
      map:merge(for-each-pair($t:document//(note | app), 1 to count($t:document//(note | app)),
          function($element, $number) { map { generate-id($element): $number } }))"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <xsl:function name="tp:note-id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@a:id, 'entry.' || $tp:counted(generate-id($element)))[1]"/>
  </xsl:function>

  <xsl:function name="tp:footnote" as="element(p:note)">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="label" as="attribute()?"/>
    <note id="{tp:note-id($note)}">
      <xsl:sequence select="$label, tp:series($note, $label), tp:language($note), tp:anchors($note), tp:note-content($note)"/>
    </note>
  </xsl:function>

  <!-- Notes of another voice than the first, and notes under letters, stand apart from the others. -->
  <xsl:function name="tp:series" as="attribute()?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="label" as="attribute()?"/>
    <xsl:sequence select="tp:attribute('series', ($note/@a:series, 'letters'[matches($label, '^[a-z]{1,2}$')])[1])"/>
  </xsl:function>

  <xsl:function name="tp:note-content" as="node()*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:apply-templates select="$note[not(*/tp:is-block(.) = true())]/node()" mode="t:print-inline"/>
    <xsl:sequence select="$note[*/tp:is-block(.) = true()]/tp:blocks(node())"/>
  </xsl:function>

  <xsl:template match="note" mode="t:print-inline" as="node()*">
    <xsl:sequence select="tp:footnote(., tp:attribute('label', (@a:n, @n)[1]))"/>
  </xsl:template>

  <!-- A short note of the margin stands in the margin; a longer one has no room there. -->
  <xsl:template match="note[tokenize(@place) = ('margin', 'left', 'right', 'marg', 'inner', 'outer')][string-length(normalize-space()) le 120]
      [not(*/tp:is-block(.) = true())][not(@a:mark)]" mode="t:print-inline" as="element(p:marginal)" priority="1">
    <marginal><xsl:sequence select="tp:language(.), tp:anchors(.), tp:note-content(.)"/></marginal>
  </xsl:template>

  <xsl:template match="note[@place = ('inline', 'interlinear')]" mode="t:print-inline" as="node()*" priority="1">
    <xsl:sequence select="tp:anchors(.)"/>
    <xsl:text> [</xsl:text>
    <xsl:sequence select="tp:note-content(.)"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- A note that is called by a mark stands there. -->
  <xsl:template match="note[@a:mark]" mode="t:print-inline" priority="2"/>
  <xsl:template match="note[@a:mark]" mode="t:print-block" priority="2"/>

  <!-- A note that nothing calls stands where it is, under its number. -->
  <xsl:template match="note" mode="t:print-block" as="element(p:list)">
    <list kind="labelled">
      <item>
        <xsl:sequence select="tp:language(.)"/>
        <xsl:for-each select="(@n, @a:n)[normalize-space()][1]">
          <label><added text="{.}"/></label>
        </xsl:for-each>
        <xsl:sequence select="tp:anchors(.), tp:blocks(node())"/>
      </item>
    </list>
  </xsl:template>

  <!-- The notes and apparatus at the back are set elsewhere, when all they hold is. -->
  <xsl:template match="div[@type = 'notes'][not(note[not(@a:mark)])]" mode="t:print-block" as="node()*" priority="2">
    <xsl:sequence select="tp:blocks(* except (head, note))"/>
  </xsl:template>

</xsl:stylesheet>
