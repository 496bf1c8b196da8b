<?xml version="1.0" encoding="UTF-8"?>
<!-- Words and punctuation marked one by one: spaces stand between them as in print. -->
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

  <!-- Where all is marked, the white space of the file says nothing: c holds the spaces, or else they follow from the words. -->
  <xsl:function name="tp:is-by-token" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::* | preceding-sibling::*[1] | following-sibling::*[1])/(self::w | self::pc))"/>
  </xsl:function>

  <xsl:function name="tp:is-token-row" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(w | pc)) and t:is-structure($element)"/>
  </xsl:function>

  <xsl:template match="text()[not(normalize-space())][tp:is-by-token(.)][tp:is-token-row(..)]" mode="t:html" priority="2" as="empty-sequence()"/>

  <xsl:template match="*[tp:is-by-token(.)][not(self::lb or self::pb or self::cb or self::c or self::note or self::milestone)][tp:is-token-row(..)]" mode="t:html" priority="6" as="node()*">
    <xsl:if test="empty(../c) and tp:stands-apart(.)"><xsl:text> </xsl:text></xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="*[tp:is-by-token(.)][not(self::lb or self::pb or self::cb or self::c or self::note or self::milestone)][tp:is-token-row(..)]" mode="t:text" priority="1" as="item()*">
    <xsl:if test="empty(../c) and tp:stands-apart(.)"><xsl:text> </xsl:text></xsl:if>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="text()[not(normalize-space())][tp:is-by-token(.)][tp:is-token-row(..)]" mode="t:text" priority="1" as="empty-sequence()"/>

  <xsl:function name="tp:stands-apart" as="xs:boolean">
    <xsl:param name="token" as="element()"/>
    <xsl:variable name="before" as="element()?" select="$token/preceding-sibling::*[1]"/>
    <xsl:sequence select="exists($before[not(self::lb[not(@break = 'no')])])
        and not($token/@join = ('left', 'both') or $before/@join = ('right', 'both'))
        and not($token/self::pc[empty(@join)][matches(., '^[.,;:!?)\]}»”’…·]')])
        and not($before/self::pc[empty(@join)][matches(., '^[(\[{{«“‘„¿¡]')])
        and not($token/@part = ('M', 'F'))"/>
  </xsl:function>

  <xsl:template match="w | pc | c | m | s | cl | phr" mode="t:html" as="node()*">
    <xsl:apply-templates select="." mode="tp:part"/>
  </xsl:template>
</xsl:stylesheet>
