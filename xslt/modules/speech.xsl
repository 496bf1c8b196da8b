<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech: utterances, pauses, and what is heard and seen beside the words. -->
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

  <xsl:template match="annotationBlock | *[self::div or self::body or self::annotationBlock]/(u | writing | incident | vocal | kinesic)" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>

  <xsl:template match="post" mode="tp:is-block" as="xs:boolean"><xsl:sequence select="true()"/></xsl:template>
  <xsl:template match="post" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'post'), t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="annotationBlock" mode="t:html" as="element()">
    <div>
      <xsl:sequence select="t:place(., 'annotated'), t:blocks(.)"/>
    </div>
  </xsl:template>

  <xsl:template match="u | writing" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., if (t:is-block(.)) then 'p' else 'span')}">
      <xsl:sequence select="t:place(., local-name())"/>
      <xsl:apply-templates select="@who[../self::u], node(), @a:app" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Who speaks: as the list of participants calls them, or else by the name of the pointer. -->
  <xsl:template match="u/@who" mode="t:html" as="node()+">
    <xsl:variable name="persons" as="element()*" select="tokenize(.) ! key('t:xml-id', substring-after(., '#'), root(current()))"/>
    <xsl:variable name="names" as="xs:string*" select="$persons ! (persName, name, .)[1] ! t:plain(node())"/>
    <span class="speaker" data-generated="">{string-join(($names[. != ''], tokenize(.) ! replace(., '^.*[#:]', ''))[position() le max((1, count($names)))], ', ')}</span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="pause" mode="t:html" as="element()">
    <span class="event" data-generated="">({(@dur ! replace(., '^PT([\d.]+)S$', '$1&#xA0;s'), @type, '.')[1]})</span>
  </xsl:template>

  <xsl:template match="shift[@new]" mode="t:html" as="element()">
    <span class="event" data-generated="">({@feature}: {@new})</span>
  </xsl:template>

  <xsl:template match="(vocal | kinesic | incident)[normalize-space()]" mode="t:html" as="element()">
    <xsl:element name="{t:flow(., if (t:is-block(.)) then 'p' else 'span')}">
      <xsl:sequence select="t:place(., 'event')"/>
      <xsl:text>(</xsl:text>
      <xsl:apply-templates select="node(), @a:app" mode="#current"/>
      <xsl:text>)</xsl:text>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
