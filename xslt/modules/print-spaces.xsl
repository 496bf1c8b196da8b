<?xml version="1.0" encoding="UTF-8"?>
<!-- Spaces that encoders leave out between the parts of a name, an address, an entry, and between words. -->
<xsl:stylesheet version="3.0" xmlns="urn:teitools:print" xmlns:p="urn:teitools:print"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitools:xslt"
    xmlns:tp="urn:teitools:xslt:private" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Elements that are made of parts: nothing but elements stands in them, or else they space their words themselves. -->
  <xsl:variable name="tp:composed" as="map(xs:string, xs:boolean)" select="map:merge((
      'address', 'affiliation', 'annotation', 'annotationBlock', 'author', 'birth', 'castItem', 'cit', 'climate',
      'closer', 'death', 'dimensions', 'docAuthor', 'docImprint', 'editor', 'education', 'entry', 'etym', 'f',
      'floruit', 'form', 'fs', 'gramGrp', 'hom', 'iNode', 'langKnowledge', 'leaf', 'location', 'locusGrp', 'node',
      'note', 'opener', 'orgName', 'persName', 'placeName', 'population',
      're', 'residence', 'respStmt', 'root', 'sense', 'signed', 'spGrp', 'state', 'superEntry', 'terrain', 'trait',
      'tree', 'triangle', 'vAlt', 'vColl', 'vMerge', 'vRange', 'xr') ! map { .: true() })"/>

  <xsl:template match="*[preceding-sibling::node()[1][self::*]][tp:stands-apart(.)]" mode="t:print-inline" as="node()*" priority="25">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="tp:stands-apart" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($tp:composed(local-name($element/..))) and not($element/../text()[normalize-space()])
        or exists($element[self::p | self::ab | self::item | self::head | self::l | self::lg])
        or exists($element[self::w][preceding-sibling::node()[1][self::w][not(@part = ('I', 'M') or @join = ('right', 'both'))]])"/>
  </xsl:function>

</xsl:stylesheet>
