<?xml version="1.0" encoding="UTF-8"?>
<!-- Images of the source, and transcriptions that follow its surface. -->
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

  <xsl:template match="facsimile | sourceDoc | surface | surfaceGrp | zone[ancestor::sourceDoc or ancestor::facsimile] | line" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="facsimile | sourceDoc" mode="t:html" as="element()">
    <section>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:if test="self::facsimile and ../text"><h2><xsl:sequence select="$t:generated"/>{t:label('facsimile')}</h2></xsl:if>
      <xsl:sequence select="t:blocks(.)"/>
    </section>
  </xsl:template>

  <xsl:template match="surface | surfaceGrp | zone" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="@n[../self::surface]" mode="#current"/>
      <xsl:sequence select="t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="surface/@n" mode="t:html" as="element()"><p class="surface-number" data-generated="">{.}</p></xsl:template>

  <xsl:template match="line" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., 'line')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="path" mode="t:html" as="empty-sequence()"/>
</xsl:stylesheet>
