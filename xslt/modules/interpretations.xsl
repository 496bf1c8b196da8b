<?xml version="1.0" encoding="UTF-8"?>
<!-- Interpretations that a text is marked with: each by the name that the text points to it with. -->
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

  <xsl:template match="interpGrp[t:is-block(.)][empty(* except (desc, interp))]" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'interpretations')"/>
      <xsl:if test="empty(desc)">
        <p class="head"><xsl:sequence select="$t:generated"/>{string-join((t:label('interpGrp'), @type), ': ')}</p>
      </xsl:if>
      <xsl:for-each select="desc"><p class="head"><xsl:apply-templates select="." mode="t:html"/></p></xsl:for-each>
      <xsl:sequence select="t:facts(node() except desc)"/>
    </div>
  </xsl:template>

  <xsl:template match="interp[@xml:id]" mode="tp:row-label" as="xs:string"><xsl:sequence select="string(@xml:id)"/></xsl:template>
</xsl:stylesheet>
