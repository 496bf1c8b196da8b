<?xml version="1.0" encoding="UTF-8"?>
<!-- Drama: the cast, speeches, stage directions. -->
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

  <xsl:template match="sp | spGrp | castList | castGroup | castItem | set | prologue | epilogue | performance" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="sp | spGrp | castList | castGroup | set | prologue | epilogue | performance" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., local-name()), t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="castItem | sp/speaker" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., local-name()), t:spaced(node())"/>
      <xsl:apply-templates select="@a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="role | roleDesc | actor" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Directions stand between speeches or in them; those for film and stage machinery are of the same kind. -->
  <xsl:template match="stage | view | camera | sound | caption | tech" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., 'span')}">
      <xsl:sequence select="t:place(., 'stage')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="(stage | view | camera | sound | caption | tech)[tp:kind(.) = 'block']" mode="t:html" as="element()" priority="1">
    <xsl:element name="{t:flow(., 'p')}">
      <xsl:sequence select="t:place(., 'stage')"/>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
