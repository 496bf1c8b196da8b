<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:a="urn:teitools:address"
  xmlns:i="urn:teitools:index"
  xmlns:s="urn:teitools:site"
  xmlns:t="urn:teitools:xslt"
  xmlns:tp="urn:teitools:xslt:private"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  expand-text="yes"
  exclude-result-prefixes="#all">

  <xsl:template match="table | row | cell" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="table" mode="t:html" as="element()">
    <div class="table" tabindex="0" role="group" aria-label="{(t:plain(head[1]/node())[. != ''], 'Table')[1]}">
      <xsl:apply-templates select="node() except (head[1], row)" mode="#current"/>
      <table>
        <xsl:sequence select="t:place(., ())"/>
        <xsl:for-each select="head[1]"><caption><xsl:sequence select="t:content(.)"/></caption></xsl:for-each>
        <xsl:variable name="reach" as="xs:integer" select="max((1, row/cell/@rows ! tp:span(.)))"/>
        <xsl:apply-templates select="row" mode="#current">
          <xsl:with-param name="reach" select="$reach" tunnel="yes"/>
          <xsl:with-param name="columns" select="max((0, row ! tp:width(., $reach)))" tunnel="yes"/>
        </xsl:apply-templates>
      </table>
    </div>
  </xsl:template>

  <!-- A row with fewer cells than others is filled up. -->
  <xsl:template match="row" mode="t:html" as="element()">
    <xsl:param name="reach" as="xs:integer" tunnel="yes"/>
    <xsl:param name="columns" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="missing" as="xs:integer" select="$columns - tp:width(., $reach)"/>
    <tr>
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="node()" mode="#current"/>
      <xsl:if test="$missing gt 0">
        <td><xsl:if test="$missing gt 1"><xsl:attribute name="colspan" select="$missing"/></xsl:if></td>
      </xsl:if>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="t:html" as="element()">
    <xsl:element name="{if ((@role, ../@role) = 'label' and normalize-space()) then 'th' else 'td'}">
      <xsl:sequence select="t:place(., ())"/>
      <xsl:apply-templates select="@cols, @rows" mode="#current"/>
      <xsl:sequence select="t:content(.)"/>
    </xsl:element>
  </xsl:template>

  <!-- How many columns a row fills: those of its cells, and those of cells above that reach into it. -->
  <xsl:function name="tp:width" as="xs:integer">
    <xsl:param name="row" as="element(row)"/>
    <xsl:param name="reach" as="xs:integer"/>
    <xsl:variable name="above" as="element(cell)*" select="
        for $distance in 1 to $reach - 1 return $row/preceding-sibling::row[$distance]/cell[tp:span(@rows) gt $distance]"/>
    <xsl:sequence select="xs:integer(sum(($row/(* | text()[normalize-space()]), $above) ! tp:span(self::cell/@cols)))"/>
  </xsl:function>

  <xsl:function name="tp:span" as="xs:integer">
    <xsl:param name="cells" as="attribute()?"/>
    <xsl:sequence select="if (matches($cells, '^[1-9]\d{0,2}$')) then xs:integer($cells) else 1"/>
  </xsl:function>

  <!-- Rows without a table, cells without a row. -->
  <xsl:template match="row[not(parent::table)] | cell[not(parent::row/parent::table)]" mode="t:html" as="element()" priority="3">
    <div><xsl:sequence select="t:place(., ()), t:blocks(.)"/></div>
  </xsl:template>

  <xsl:template match="cell/@cols[matches(., '^[1-9]\d{0,2}$')]" mode="t:html" as="attribute()"><xsl:attribute name="colspan" select="."/></xsl:template>
  <xsl:template match="cell/@rows[matches(., '^[1-9]\d{0,2}$')]" mode="t:html" as="attribute()"><xsl:attribute name="rowspan" select="."/></xsl:template>
  <xsl:template match="cell/(@cols | @rows)" mode="t:html" priority="-1" as="empty-sequence()"/>
  <xsl:template match="table/row/*[not(self::cell)] | table/row/text()[normalize-space()]" mode="t:html" as="element()" priority="4"><td><xsl:next-match/></td></xsl:template>
</xsl:stylesheet>
