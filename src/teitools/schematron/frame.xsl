<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xmlns:err="http://www.w3.org/2005/xqt-errors"
    xmlns:own="urn:teitools:schematron"
    exclude-result-prefixes="#all">

  <xsl:mode name="own:rules" on-no-match="shallow-skip"/>

  <xsl:function name="own:finding" as="map(xs:string, item())">
    <xsl:param name="node" as="item()?"/>
    <xsl:param name="check" as="xs:integer"/>
    <xsl:param name="message" as="xs:string"/>
    <xsl:sequence select="map{'check': $check, 'path': own:place($node), 'message': normalize-space($message)}"/>
  </xsl:function>

  <xsl:function name="own:failure" as="map(xs:string, item())">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="check" as="xs:integer"/>
    <xsl:param name="reason" as="xs:string?"/>
    <xsl:sequence select="map{'check': $check, 'path': own:place($node), 'error': normalize-space($reason)}"/>
  </xsl:function>

  <xsl:function name="own:place" as="xs:string">
    <xsl:param name="node" as="item()?"/>
    <xsl:sequence select="if ($node instance of node()) then string(path($node)) else ''"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template" as="map(xs:string, xs:string)">
    <xsl:context-item as="document-node()" use="required"/>
    <xsl:variable name="findings" as="map(*)*">
      <xsl:apply-templates select="." mode="own:rules"/>
    </xsl:variable>
    <xsl:map>
      <xsl:map-entry key="'findings'" select="serialize(array{$findings}, map{'method': 'json'})"/>
    </xsl:map>
  </xsl:template>
</xsl:stylesheet>
